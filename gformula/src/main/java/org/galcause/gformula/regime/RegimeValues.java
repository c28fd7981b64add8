package org.galcause.gformula.regime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.intervention.Treatment;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.gformula.design.ReplacedColumns;

/** Observed histories with the treatments that a regime gives. */
public final class RegimeValues {

    /** Which treatments before the step of a prediction are the regime's. */
    public enum Past {
        /** None: they are the observed ones (Diaz, Williams, Hoffman and Schenck 2023), as a shift of the natural value needs. */
        OBSERVED,
        /** Those that the regime sets without regard to their natural value (Bang and Robins 2005). */
        SET
    }

    private final PanelSchema schema;
    private final List<String> treatments;
    private final Past past;
    private final Treatment given;

    public RegimeValues(PanelSchema schema, List<String> treatmentsInOrder, Past past) {
        this.schema = schema;
        this.treatments = treatmentsInOrder;
        this.past = past;
        this.given = new Treatment(schema);
    }

    /** Histories for a prediction at a step. */
    public Columns replaced(Regime regime, Columns observed, int step) {
        Map<Integer, double[][]> values = new HashMap<>();
        for (String name : treatments) {
            values.put(schema.index(name), new double[schema.steps()][]);
        }
        int start = schema.grid().start();
        for (int s = past == Past.SET ? start : step; s <= step; s++) {
            for (String name : treatments) {
                if (acts(regime.on(name), name, s, step)) {
                    int given = isConstant(name) ? start : s;
                    set(name, s, given(regime.on(name), name, new ReplacedColumns(observed, values), given), values);
                }
            }
        }
        return new ReplacedColumns(observed, values);
    }

    /** A constant treatment is given once; again only what does not depend on its natural value, which changes nothing. */
    private boolean acts(Intervention intervention, String name, int s, int step) {
        int start = schema.grid().start();
        if (isConstant(name) && s > start) {
            return s == step && !dependsOnNatural(intervention, start);
        }
        return s == step || !dependsOnNatural(intervention, s);
    }

    /** What a regime gives one treatment at a step, after the observed past. */
    public double[] given(Regime regime, String name, Columns observed, int step) {
        return given(
                regime.on(name),
                name,
                observed,
                isConstant(name) ? schema.grid().start() : step);
    }

    private double[] given(Intervention intervention, String name, Columns histories, int step) {
        double[] natural = histories.column(schema.index(name), step);
        return given.given(intervention, natural, histories, step);
    }

    private void set(String name, int step, double[] value, Map<Integer, double[][]> values) {
        double[][] own = values.getOrDefault(schema.index(name), new double[0][]);
        if (isConstant(name)) {
            Arrays.fill(own, value);
        } else {
            own[step] = value;
        }
    }

    private boolean isConstant(String name) {
        return schema.variable(name).timing() == Timing.CONSTANT;
    }

    /** Histories in which every treatment up to a step is what the regime gives after its own treatments before and the observed covariates. */
    public Columns path(Regime regime, Columns observed, int step) {
        Map<Integer, double[][]> values = new HashMap<>();
        for (String name : treatments) {
            values.put(schema.index(name), new double[schema.steps()][]);
        }
        Columns path = new ReplacedColumns(observed, values);
        int start = schema.grid().start();
        for (int s = start; s <= step; s++) {
            for (String name : treatments) {
                if (s == start || !isConstant(name)) {
                    set(name, s, given(regime.on(name), name, path, s), values);
                }
            }
        }
        return path;
    }

    /** Whether a regime gives a treatment something at a step without regard to its natural value. */
    public boolean sets(Regime regime, String name, int step) {
        return !dependsOnNatural(
                regime.on(name), isConstant(name) ? schema.grid().start() : step);
    }

    /** Whether what a regime does to a treatment is, for everybody and at every time, to set it or to leave it as it is. */
    public boolean setsOrKeeps(Regime regime, String name) {
        return setsOrKeeps(regime.on(name));
    }

    private static boolean setsOrKeeps(Intervention intervention) {
        if (intervention instanceof Intervention.When when) {
            return setsOrKeeps(when.then()) && setsOrKeeps(when.otherwise());
        } else if (intervention instanceof Intervention.Window window) {
            return setsOrKeeps(window.inside());
        }
        return intervention instanceof Intervention.SetTo
                || intervention instanceof Intervention.Path
                || intervention instanceof Intervention.NaturalCourse;
    }

    /** Whose treatment a regime that sets or keeps it leaves as it is at a step. */
    public boolean[] keptNatural(Regime regime, String name, Columns observed, int step) {
        double[] unknown = new double[observed.rows()];
        Arrays.fill(unknown, Double.NaN);
        double[] value = given.given(
                regime.on(name),
                unknown,
                observed,
                isConstant(name) ? schema.grid().start() : step);
        boolean[] kept = new boolean[value.length];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = Double.isNaN(value[row]);
        }
        return kept;
    }

    private boolean dependsOnNatural(Intervention intervention, int step) {
        if (intervention instanceof Intervention.SetTo) {
            return false;
        } else if (intervention instanceof Intervention.Path path) {
            return step >= path.valueByStep().size();
        } else if (intervention instanceof Intervention.When when) {
            return dependsOnNatural(when.then(), step) || dependsOnNatural(when.otherwise(), step);
        } else if (intervention instanceof Intervention.Window window) {
            double time = schema.grid().at(step).time();
            return time < window.from() || time > window.until() || dependsOnNatural(window.inside(), step);
        }
        return true;
    }

    /** Whether a treatment is as wanted; one that is not measured and left as it is is. */
    public static boolean isSame(double had, double wanted) {
        return had == wanted || Double.isNaN(had) && Double.isNaN(wanted);
    }

    /** Which units have had, at every step from the study's start to this one, the treatments that the regime gives. */
    public boolean[] followers(Regime regime, Columns observed, int step) {
        boolean[] follows = new boolean[observed.rows()];
        Arrays.fill(follows, true);
        for (int s = schema.grid().start(); s <= step; s++) {
            for (String name : treatments) {
                double[] had = observed.column(schema.index(name), s);
                double[] wanted = given(regime.on(name), name, observed, s);
                for (int row = 0; row < follows.length; row++) {
                    follows[row] &= isSame(had[row], wanted[row]);
                }
            }
        }
        return follows;
    }
}
