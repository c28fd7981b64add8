package org.galcause.redshiftsweep.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.formula.References;

/**
 * The variables that a study declares, in their order within a time: what formulas and conditions may speak of.
 *
 * @param names measured variables, in the study's order
 * @param order the same in their order within a time; equal to {@code names} when the graph has no order
 * @param categories those of them that are categorical
 */
record StudyVariables(List<String> names, List<String> order, Set<String> categories) {

    /** A formula reads declared variables, and of those after the response (or the response itself) only the past. */
    void checkFormula(Section section, String key, Formula formula, String response) {
        References.of(formula).forEach(name -> checkKnown(section, key, name));
        int place = order.indexOf(response);
        for (String name : References.present(formula)) {
            if (place >= 0 && order.indexOf(name) >= place) {
                section.problem(
                        key,
                        "the model of " + response + " uses the future: " + name + " at time t "
                                + (name.equals(response)
                                        ? "is the response itself"
                                        : "comes after " + response + " in the order " + order)
                                + "; write " + name + "[t-1], or change the graph's arrows within a time");
            }
        }
    }

    /** A condition reads declared variables. */
    void checkCondition(Section section, String key, Condition condition) {
        reads(condition, References::of).forEach(name -> checkKnown(section, key, name));
    }

    /** A condition on what is done to a treatment reads its natural value and what comes before it within the time, and the past. */
    void checkBefore(Section section, String key, Condition condition, String treatment) {
        int place = order.indexOf(treatment);
        for (String name : reads(condition, References::present)) {
            if (place >= 0 && order.indexOf(name) > place) {
                section.problem(
                        key,
                        "what is done to " + treatment + " uses the future: " + name + " at time t comes after "
                                + treatment
                                + " in the order " + order + "; write " + name
                                + "[t-1], or change the graph's arrows within a time");
            }
        }
    }

    private static Set<String> reads(Condition condition, Function<Expression, Set<String>> of) {
        Set<String> names = new LinkedHashSet<>();
        if (condition instanceof Condition.Comparison c) {
            names.addAll(reads(c.left(), of));
            names.addAll(reads(c.right(), of));
        } else if (condition instanceof Condition.And and) {
            names.addAll(reads(and.left(), of));
            names.addAll(reads(and.right(), of));
        } else if (condition instanceof Condition.Or or) {
            names.addAll(reads(or.left(), of));
            names.addAll(reads(or.right(), of));
        } else if (condition instanceof Condition.Not not) {
            names.addAll(reads(not.negated(), of));
        }
        return names;
    }

    private static Set<String> reads(Condition.Side side, Function<Expression, Set<String>> of) {
        return side instanceof Condition.Quantity quantity ? of.apply(quantity.expression()) : Set.of();
    }

    /** A name must be declared. */
    void checkKnown(Section section, String key, String name) {
        if (!names.contains(name)) {
            section.problem(
                    key,
                    "unknown variable \"" + name + "\"" + NearestName.hint(name, names) + " (declared: "
                            + String.join(", ", names) + ")");
        }
    }
}
