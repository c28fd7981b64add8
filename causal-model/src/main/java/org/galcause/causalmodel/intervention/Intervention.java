package org.galcause.causalmodel.intervention;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Variable;

/**
 * What is done to one treatment at every time: a map from its natural value (the one that it would take at that time without an
 * intervention then) and the past to the value that it is given.
 */
public sealed interface Intervention {

    /** In words, for {@code explain} and the manifest. */
    String describe();

    /**
     * The same with a category's levels, as a study writes them, replaced by the panel's values of them.
     *
     * @throws UserError when a level does not exist, or a category is moved like a number
     */
    default Intervention coded(Variable treatment) {
        if (this instanceof SetTo set) {
            return new SetTo(treatment.coded(set.value()));
        } else if (this instanceof SetToLevel set) {
            return new SetTo(treatment.coded(set.level()));
        } else if (this instanceof When when) {
            return new When(
                    when.condition(),
                    when.then().coded(treatment),
                    when.otherwise().coded(treatment));
        } else if (this instanceof Window window) {
            return new Window(window.from(), window.until(), window.inside().coded(treatment));
        } else if (treatment.kind() == Kind.CATEGORICAL && !(this instanceof NaturalCourse)) {
            throw UserError.study("question.regimes: " + treatment.name() + " is a category, which " + describe()
                    + "; a category can only be set to one of its levels " + String.join(", ", treatment.levels()));
        }
        return this;
    }

    /** Nothing is done. */
    record NaturalCourse() implements Intervention {
        @Override
        public String describe() {
            return "keeps its natural value";
        }
    }

    /** One value for everybody at every time. */
    record SetTo(double value) implements Intervention {
        @Override
        public String describe() {
            return "is set to " + value;
        }
    }

    /** One level of a category for everybody at every time, by its word in the data. */
    record SetToLevel(String level) implements Intervention {
        @Override
        public String describe() {
            return "is set to " + level;
        }
    }

    /** A given value at each step: a level of an effect curve. Steps past the end of the path keep their natural value. */
    record Path(List<Double> valueByStep) implements Intervention {
        public Path {
            valueByStep = List.copyOf(valueByStep);
        }

        @Override
        public String describe() {
            return "follows the path " + valueByStep;
        }
    }

    /** The natural value moved, where the result stays within the bound (a modified treatment policy). */
    record Shift(double by, Optional<Bound> within) implements Intervention {
        @Override
        public String describe() {
            return "is shifted by " + by
                    + within.map(b -> " where the result is " + b.text()).orElse("");
        }
    }

    /** The natural value multiplied, where the result stays within the bound. */
    record Scale(double by, Optional<Bound> within) implements Intervention {
        @Override
        public String describe() {
            return "is multiplied by " + by
                    + within.map(b -> " where the result is " + b.text()).orElse("");
        }
    }

    /** The natural value, raised to {@code at} where it is less. */
    record Floor(double at) implements Intervention {
        @Override
        public String describe() {
            return "is raised to " + at + " where it is less";
        }
    }

    /** The natural value, lowered to {@code at} where it is more. */
    record Cap(double at) implements Intervention {
        @Override
        public String describe() {
            return "is lowered to " + at + " where it is more";
        }
    }

    /** The natural value, raised to {@code floor} where it is less and lowered to {@code cap} where it is more. */
    record Between(double floor, double cap) implements Intervention {
        @Override
        public String describe() {
            return "is raised to " + floor + " where it is less, lowered to " + cap + " where it is more";
        }
    }

    /** One thing where a condition on the past holds, another where it does not. */
    record When(Condition condition, Intervention then, Intervention otherwise) implements Intervention {
        @Override
        public String describe() {
            return then.describe() + " when " + condition.text() + ", else " + otherwise.describe();
        }
    }

    /** Acts from one time of the table until another, both included; keeps the natural value outside. */
    record Window(double from, double until, Intervention inside) implements Intervention {
        @Override
        public String describe() {
            return inside.describe() + " from t = " + from + " until t = " + until;
        }
    }

    /** What a shifted or scaled value must satisfy; elsewhere the natural value stays. */
    record Bound(Comparator comparator, double limit) {
        /** As written: {@code >= 1}. */
        public String text() {
            return comparator.symbol() + " " + limit;
        }

        boolean holds(double value) {
            return comparator.holds(value, limit);
        }
    }
}
