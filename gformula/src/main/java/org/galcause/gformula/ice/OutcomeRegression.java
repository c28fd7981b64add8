package org.galcause.gformula.ice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.ChunkResponse;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.glm.Separation;
import org.galcause.gformula.glm.SharedFit;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.AdjustedHistory;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;

/**
 * The regressions that go backwards in time: of the outcome at the step that is asked, then of what is expected from the next step on. One that
 * is separated is taken at its limit, with a caution: its fitted means are what is needed, and they exist.
 */
public final class OutcomeRegression {

    private final Cohort cohort;
    private final Panel panel;
    private final PanelSchema schema;
    private final String outcome;
    private final ModelSpec model;
    private final Fit fit;
    private final Link link;
    private final ModelFitter fitter;
    private final Map<Integer, Formula> formulas = new TreeMap<>();
    private final Map<Pooled, Regression> pooled = new HashMap<>();

    /** What a regression over all times depends on; the same for every step that is asked. */
    private record Pooled(ResponseScale scale, PanelValues counted) {}

    /**
     * @param estimator the estimator's type, for errors
     * @param cohort the units
     * @param model of the outcome: family, formula, rows
     * @param fit by time, or pooled: the regression of the outcome itself is over all times
     */
    public OutcomeRegression(String estimator, Cohort cohort, ModelSpec model, Fit fit) {
        this.cohort = cohort;
        this.panel = cohort.panel();
        this.schema = cohort.schema();
        this.outcome = cohort.question().outcome();
        this.model = model;
        this.fit = fit;
        this.fitter = new ModelFitter(panel, cohort.problem().estimand(), cohort.weights(), cohort.key("learner"));
        this.link = link(estimator, family());
    }

    /** The family when the study names none. */
    public Family usual() {
        return isContinuous() ? Family.GAUSSIAN : Family.BINOMIAL;
    }

    private boolean isContinuous() {
        return schema.variable(outcome).kind() == Kind.CONTINUOUS;
    }

    /** How the mean of a family follows from its predictor; that of bounded-gaussian is of the scaled outcome, as is every regression here. */
    public Link link(String estimator, Family family) {
        return switch (family) {
            case GAUSSIAN, BOUNDED_GAUSSIAN -> Link.IDENTITY;
            case BINOMIAL -> Link.LOGIT;
            case POISSON -> {
                if (!isContinuous()) {
                    throw UserError.study(estimator + ": the family poisson is of counts, and " + outcome
                            + " is not one; choose gaussian or binomial");
                }
                yield Link.LOG;
            }
            default ->
                throw UserError.study(estimator + ": the family " + family.text() + " of " + outcome
                        + " has no regression here; choose gaussian, binomial or poisson");
        };
    }

    /** The outcome's own regression as it is told: of a normal model or of counts in the outcome's units, all others on its scale. */
    public List<ModelTerm> told(List<ModelTerm> terms, ResponseScale scale) {
        return switch (link) {
            case IDENTITY -> family() == Family.GAUSSIAN ? scale.inUnits(terms) : terms;
            case LOG -> scale.inCounts(terms);
            case LOGIT -> terms;
        };
    }

    private Family family() {
        return model.family().orElse(usual());
    }

    /** What the coefficients of the later regressions are brought back from: those of normal models are in the outcome's units. */
    public static ResponseScale units(ResponseScale scale, Link iterated) {
        return iterated == Link.IDENTITY ? scale : ResponseScale.NONE;
    }

    /** The outcome's observed range at a step; a binary outcome is on its scale already. */
    public ResponseScale scale(int step) {
        if (!isContinuous()) {
            return ResponseScale.NONE;
        }
        ResponseScale range = ResponseScale.enclosing(taker ->
                panel.inOrder(block -> ResponseScale.ends(List.of(counted(block, step))), taker));
        return link == Link.LOG ? fromZero(range, step) : range;
    }

    /** Counts may be divided, but not moved. */
    private ResponseScale fromZero(ResponseScale range, int step) {
        if (range.low() < 0) {
            throw UserError.data("the model of " + outcome + " needs a count of 0 or more, but the value at time "
                    + schema.grid().at(step).label() + " of some unit is " + range.low() + "; choose another family");
        }
        return new ResponseScale(0, range.high() > 0 ? range.high() : 1);
    }

    /** The outcome of the units that count; NaN for the others. */
    private double[] counted(int block, int step) {
        double[] y = cohort.states().outcome(block, step);
        double[] w = cohort.weights().at(block, step);
        for (int row = 0; row < y.length; row++) {
            y[row] = w[row] > 0 ? y[row] : Double.NaN;
        }
        return y;
    }

    /** The outcome of those followed until a step, on a scale; NaN where unknown. */
    public double[] scaled(int block, int step, ResponseScale scale) {
        double[] y = cohort.states().outcome(block, step);
        for (int i = 0; i < y.length; i++) {
            y[i] = (y[i] - scale.low()) / scale.width();
        }
        return y;
    }

    /** The regression of the outcome itself at a step, among the units counted. */
    public Regression first(int step, ResponseScale scale, PanelValues counted) {
        if (fit == Fit.POOLED) {
            return pooled.computeIfAbsent(new Pooled(scale, counted), key -> first(every(), step, scale, counted));
        }
        return first(List.of(step), step, scale, counted);
    }

    private Regression first(List<Integer> steps, int step, ResponseScale scale, PanelValues counted) {
        FitRows rows =
                fitter.restricted(model, new FitRows(panel, steps, (block, at) -> scaled(block, at, scale), counted));
        return isParametric() ? shared(rows, step).fit(link) : Regressions.fit(model, task(rows, step, link, ""));
    }

    private List<Integer> every() {
        return IntStream.rangeClosed(schema.grid().start(), schema.grid().last())
                .boxed()
                .toList();
    }

    /**
     * Regressions of several pseudo-outcomes over the same rows.
     *
     * @param counted how much each unit counts
     * @param known NaN for the rows that are left out
     * @param pseudo each by block, then row
     */
    public List<Regression> later(
            int step, PanelValues counted, PanelValues known, List<IntFunction<double[]>> pseudo, Link how) {
        if (!isParametric()) {
            List<Regression> learnt = new ArrayList<>();
            for (int q = 0; q < pseudo.size(); q++) {
                learnt.add(Regressions.fit(
                        model, task(known(step, counted, known, pseudo.get(q)), step, how, "/iterated")));
            }
            return learnt;
        }
        SharedFit shared = shared(new FitRows(panel, List.of(step), known, counted), step);
        List<ChunkResponse> responses = new ArrayList<>();
        pseudo.forEach(values -> responses.add(chunk -> picked(values.apply(chunk.block()), chunk)));
        return List.copyOf(shared.fitAll(responses, how));
    }

    private boolean isParametric() {
        return model.learner().orElse(Learner.GLM) == Learner.GLM;
    }

    /** A pseudo-outcome in the rows where it is known. */
    private FitRows known(int step, PanelValues counted, PanelValues known, IntFunction<double[]> pseudo) {
        return new FitRows(
                panel,
                List.of(step),
                (block, at) -> {
                    double[] values = pseudo.apply(block).clone();
                    double[] in = known.at(block, at);
                    for (int row = 0; row < values.length; row++) {
                        values[row] = Double.isNaN(in[row]) ? Double.NaN : values[row];
                    }
                    return values;
                },
                counted);
    }

    private RegressionTask task(FitRows rows, int step, Link how, String part) {
        return new RegressionTask(
                outcome,
                formula(step),
                fitter.scope(outcome),
                rows,
                how,
                ResponseScale.NONE,
                fitter.key(outcome + part, step),
                Separation.LIMIT);
    }

    private static double[] picked(double[] values, DesignChunk chunk) {
        double[] picked = new double[chunk.rows()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[chunk.positions()[i]];
        }
        return picked;
    }

    private SharedFit shared(FitRows rows, int step) {
        Design design = Design.of(formula(step), fitter.scope(outcome), rows);
        return SharedFit.of(outcome, design, DesignMatrix.of(design, rows)).with(Separation.LIMIT);
    }

    private Formula formula(int step) {
        return formulas.computeIfAbsent(
                step,
                at -> model.formula()
                        .orElseGet(() -> fit == Fit.POOLED
                                ? fitter.parentsOverTimes(outcome, schema.grid().last())
                                : AdjustedHistory.until(cohort.problem().estimand(), at)));
    }

    /** By block, what a fit expects of each unit's histories, which must be complete for those still followed. */
    public double[][] predictions(Regression fitted, Function<PanelBlock, Columns> histories, int step) {
        return predictions(fitted, histories, step, b -> cohort.states().before(b, step));
    }

    /** The same, complete for those alone of whom a prediction is needed: by block, the others are not {@link RiskStates#FOLLOWED}. */
    double[][] predictions(
            Regression fitted, Function<PanelBlock, Columns> histories, int step, IntFunction<byte[]> needed) {
        double[][] predictions = means(fitted, histories, step);
        long missing = missing(predictions, step, needed);
        if (missing > 0) {
            throw missing(missing, missing - missing(predictions, step, b -> staying(needed.apply(b), b, step)), step);
        }
        return predictions;
    }

    /** The same of observed histories, which of those lost in the interval may lack the treatment. */
    public double[][] observed(Regression fitted, int step) {
        double[][] predictions = means(fitted, block -> block, step);
        long missing = missing(predictions, step, b -> staying(cohort.states().before(b, step), b, step));
        if (missing > 0) {
            throw missing(missing, 0, step);
        }
        return predictions;
    }

    private double[][] means(Regression fitted, Function<PanelBlock, Columns> histories, int step) {
        double[][] means = new double[panel.blocks().size()][];
        for (int b = 0; b < means.length; b++) {
            means[b] = new double[panel.blocks().get(b).rows()];
            fitted.mean(histories.apply(panel.blocks().get(b)), step, means[b]);
        }
        return means;
    }

    /** States before a step, with those lost in it as lost. */
    private byte[] staying(byte[] states, int block, int step) {
        byte[] staying = states.clone();
        byte[] after = cohort.states().before(block, step + 1);
        for (int row = 0; row < staying.length; row++) {
            staying[row] = after[row] == RiskStates.LOST ? RiskStates.LOST : staying[row];
        }
        return staying;
    }

    private long missing(double[][] predictions, int step, IntFunction<byte[]> states) {
        return panel.count(b -> missing(predictions[b], cohort.weights().at(b, step), states.apply(b)));
    }

    private UserError missing(long missing, long lost, int step) {
        String who = "a regressor of " + outcome + " is missing at or before time "
                + schema.grid().at(step).label() + " in " + missing + " units that are ";
        return lost == missing
                ? UserError.data(who
                        + "lost in that interval, and a loss comes after the treatment of its interval; where it comes before, "
                        + (cohort.question().event().isPresent()
                                ? "use gformula, or ipw with a model of the loss by what is known by then"
                                : "note it in the interval before"))
                : UserError.data(who
                        + "still followed, or has a level there that no fitted row had; drop these units, fill it in, or"
                        + " join rare levels");
    }

    private static int missing(double[] predictions, double[] w, byte[] before) {
        int missing = 0;
        for (int row = 0; row < predictions.length; row++) {
            missing += w[row] > 0 && before[row] == RiskStates.FOLLOWED && Double.isNaN(predictions[row]) ? 1 : 0;
        }
        return missing;
    }

    /** Keeps predictions on the [0, 1] scale within [bound, 1 - bound], in place. */
    public static void keepWithin(double bound, double[][] predictions) {
        for (double[] block : predictions) {
            for (int row = 0; row < block.length; row++) {
                block[row] = Math.max(bound, Math.min(1 - bound, block[row]));
            }
        }
    }
}
