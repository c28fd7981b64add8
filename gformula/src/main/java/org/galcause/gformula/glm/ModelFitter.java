package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.graph.Edge;
import org.galcause.causalmodel.identification.Identified;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/**
 * Turns what a study says about a variable's model into a fitted one, and fills in what it does not say: the family from the variable's
 * kind, the formula from the graph (main effects of its parents, and an intercept for each time where one model of a continuous variable is over all times).
 */
public final class ModelFitter {

    private final Panel panel;
    private final Identified estimand;
    private final PanelValues weights;
    private final long key;
    private final Separation separation;

    /**
     * A fitter on weighted units.
     *
     * @param panel the data
     * @param estimand graph, order and question
     * @param weights how much each unit counts
     * @param key for the random numbers of learners: a function of seed and replicate
     */
    public ModelFitter(Panel panel, Identified estimand, PanelValues weights, long key) {
        this(panel, estimand, weights, key, Separation.REFUSED);
    }

    private ModelFitter(Panel panel, Identified estimand, PanelValues weights, long key, Separation separation) {
        this.panel = panel;
        this.estimand = estimand;
        this.weights = weights;
        this.key = key;
        this.separation = separation;
    }

    /** The same with another answer to separation of a binary variable. */
    public ModelFitter with(Separation answer) {
        return new ModelFitter(panel, estimand, weights, key, answer);
    }

    /** The same on other weights. */
    public ModelFitter among(PanelValues others) {
        return new ModelFitter(panel, estimand, others, key, separation);
    }

    /** How much each unit counts. */
    public PanelValues weights() {
        return weights;
    }

    /** What the names of a variable's formula refer to; events and losses are no history. */
    public Scope scope(String response) {
        Question question = estimand.question();
        Set<String> left = new HashSet<>();
        question.event().ifPresent(event -> {
            left.add(question.outcome());
            event.competing().ifPresent(left::add);
        });
        question.censoring().ifPresent(censoring -> left.add(censoring.variable()));
        List<String> order =
                estimand.order().stream().filter(name -> !left.contains(name)).toList();
        return new Scope(schema(), order, response);
    }

    /**
     * The same, and for a continuous variable an intercept for each time: where it grows with time, one intercept would leave the growth to the parents.
     * Probabilities keep one intercept: a time without events, or with nothing but events, would have none.
     */
    public Formula parentsOverTimes(String variable, int step) {
        List<Expression> factors = new ArrayList<>(parents(variable, step).factors());
        if (schema().variable(variable).kind() == Kind.CONTINUOUS) {
            factors.add(new Expression.TimeFactor());
        }
        return Formula.mainEffects(factors);
    }

    /** Main effects of a variable's parents in the graph whose lag exists at a step. */
    private Formula parents(String variable, int step) {
        List<Expression> factors = new ArrayList<>();
        for (Edge edge : estimand.graph().into(variable)) {
            boolean constant = schema().variable(edge.cause()).timing() == Timing.CONSTANT;
            if (constant) {
                factors.add(new Expression.Value(edge.cause(), 0));
            } else if (edge.lag() <= step) {
                factors.add(
                        edge.reach() == Edge.Reach.ALL_EARLIER
                                ? new Expression.Past(edge.cause(), edge.lag())
                                : new Expression.Value(edge.cause(), edge.lag()));
            }
        }
        return Formula.mainEffects(factors);
    }

    /**
     * Fits a variable's model.
     *
     * @param variable its name
     * @param spec what the study says
     * @param usual how it is fitted when the study does not say
     * @param first the first step that is fitted when the study names no rows
     * @param last the last step that is needed
     */
    public FittedModel fit(String variable, ModelSpec spec, Fit usual, int first, int last) {
        List<Integer> served = IntStream.rangeClosed(first, last).boxed().toList();
        int from = spec.rows().isPresent() ? schema().grid().start() : first;
        List<FittedModel.Part> parts = spec.fit().orElse(usual) == Fit.POOLED
                ? pooled(variable, spec, from, served)
                : byTime(variable, spec, served);
        return new FittedModel(variable, schema(), parts);
    }

    private List<FittedModel.Part> pooled(String variable, ModelSpec spec, int from, List<Integer> served) {
        List<Integer> all =
                IntStream.rangeClosed(from, schema().grid().last()).boxed().toList();
        if (spec.formula().isPresent()) {
            return List.of(new FittedModel.Part(
                    served, Double.NaN, fit(variable, spec, spec.formula().get(), all)));
        }
        int complete = firstComplete(variable);
        List<FittedModel.Part> parts = new ArrayList<>(byTime(variable, spec, before(served, complete)));
        List<Integer> rest = served.stream().filter(step -> step >= complete).toList();
        if (!rest.isEmpty()) {
            List<Integer> fitted = all.stream().filter(step -> step >= complete).toList();
            Formula formula = parentsOverTimes(variable, complete);
            parts.add(new FittedModel.Part(rest, Double.NaN, fit(variable, spec, formula, fitted)));
        }
        return parts;
    }

    private static List<Integer> before(List<Integer> steps, int end) {
        return steps.stream().filter(step -> step < end).toList();
    }

    /**
     * The first step at which all of a variable's parents have a past; past the last step when an arrow comes from all earlier times, since
     * then no two times have the same parents.
     */
    private int firstComplete(String variable) {
        return estimand.graph().into(variable).stream()
                .mapToInt(edge -> edge.reach() == Edge.Reach.ALL_EARLIER ? schema().steps() : edge.lag())
                .max()
                .orElse(0);
    }

    private List<FittedModel.Part> byTime(String variable, ModelSpec spec, List<Integer> served) {
        List<FittedModel.Part> parts = new ArrayList<>();
        for (int step : served) {
            if (!rows(variable, spec, List.of(step)).isEmpty()) {
                Formula formula = spec.formula().orElseGet(() -> parents(variable, step));
                double time = schema().grid().at(step).time();
                parts.add(new FittedModel.Part(List.of(step), time, fit(variable, spec, formula, List.of(step))));
            }
        }
        return parts;
    }

    private ConditionalModel fit(String variable, ModelSpec spec, Formula formula, List<Integer> steps) {
        Family family = spec.family()
                .orElseGet(
                        () -> ConditionalFit.usual(schema().variable(variable).kind()));
        return new ConditionalFit(
                        formula, scope(variable), rows(variable, spec, steps), key(variable, steps.get(0)), separation)
                .fit(family, spec);
    }

    /** For the random numbers of a model's learner. */
    public long key(String model, int step) {
        return Randomness.with(Randomness.key(key, model), step);
    }

    /** The rows of a variable's model at some steps. */
    public FitRows rows(String variable, ModelSpec spec, List<Integer> steps) {
        return restricted(spec, new FitRows(panel, steps, PanelValues.variable(panel, variable), weights));
    }

    /** Some rows, without those that a model's {@code rows} condition leaves out. */
    public FitRows restricted(ModelSpec spec, FitRows rows) {
        return spec.rows()
                .map(condition ->
                        new FitRows(rows.panel(), rows.steps(), rows.response(), where(condition, rows.weights())))
                .orElse(rows);
    }

    private PanelValues where(Condition condition, PanelValues counted) {
        ConditionEvaluator evaluator = new ConditionEvaluator(schema());
        PanelValues where = (block, step) -> {
            boolean[] holds = evaluator.test(condition, panel.blocks().get(block), step);
            double[] w = counted.at(block, step).clone();
            for (int i = 0; i < w.length; i++) {
                w[i] = holds[i] ? w[i] : 0;
            }
            return w;
        };
        return panel.isInMemory() ? PanelValues.kept(panel, where) : where;
    }

    private PanelSchema schema() {
        return panel.schema();
    }
}
