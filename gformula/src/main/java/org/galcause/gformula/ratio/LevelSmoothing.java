package org.galcause.gformula.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.learner.CrossFit;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.AdjustedHistory;
import org.galcause.gformula.regime.Cohort;

/**
 * Levels of a continuous treatment made answerable: instead of exactly following a path, which nobody does and which has no estimator that
 * converges like 1/sqrt(n), the treatment is drawn at every step from a normal kernel about the path. The ratio of densities is then kernel
 * over fitted density, here a normal density about a regression (Kennedy, Ma, McHugh and Small 2017 smooth one time in the same spirit).
 *
 * <p>The kernel's width at each step is {@link #WIDTH} times the spread that the treatment's regression leaves, and does not shrink with the
 * sample: the answer is that of a treatment near the level, not at it, by about half the curve's curvature times the squared width.
 */
public final class LevelSmoothing implements RatioSource {

    /** The kernel's spread, in spreads of the treatment given its past. */
    public static final double WIDTH = 0.75;

    /** Nodes and weights of Gauss-Hermite quadrature for a standard normal: exact for polynomials of degree 9. */
    private static final double[] NODES = {
        -2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056
    };

    private static final double[] WEIGHTS = {
        0.011257411327720691, 0.22207592200561266, 0.5333333333333333, 0.22207592200561266, 0.011257411327720691
    };

    private final Cohort cohort;
    private final FollowedRows rows;
    private final ModelSpec model;
    private final Retention retention;
    private final String treatment;
    private final IdentityHashMap<PanelValues, List<Density>> fitted = new IdentityHashMap<>();
    private final List<Density> whole;

    /** The treatment at a step given its past: by unit its mean, and the spread about it. */
    private record Density(double[] mean, double spread, List<ModelTerm> terms) {}

    LevelSmoothing(Cohort cohort, ModelSpec model) {
        this.cohort = cohort;
        this.rows = new FollowedRows(cohort);
        this.model = model;
        this.retention = new Retention(cohort, model);
        this.treatment = cohort.question().treatment();
        this.whole = densities(cohort.weights());
    }

    /** Whether a question needs it: it asks for levels, and the treatment is continuous. */
    static boolean isNeeded(Cohort cohort) {
        return cohort.problem().targets().stream().anyMatch(Target::isLevel)
                && cohort.schema().variable(cohort.question().treatment()).kind() == Kind.CONTINUOUS;
    }

    /** The kernel's spread at a step, in units of the treatment. */
    public double width(int step) {
        return WIDTH * density(whole, step).spread();
    }

    /** The density of a unit's treatment at a step, given its past, by a fit on counted units. */
    public double density(PanelValues counted, int step, int unit, double value) {
        Density density = density(of(counted), step);
        double distance = (value - density.mean()[unit]) / density.spread();
        return Math.exp(-distance * distance / 2) / density.spread() / Math.sqrt(2 * Math.PI);
    }

    private List<Density> of(PanelValues counted) {
        return counted == cohort.weights() ? whole : fitted.computeIfAbsent(counted, this::densities);
    }

    /** A path and a weight; the mean over all of them stands for the mean over the kernel at one step. */
    public record Node(Regime regime, double weight) {}

    /** The kernel at a step as a few values of the treatment. */
    public List<Node> nodes(Regime regime, int step) {
        List<Node> nodes = new ArrayList<>();
        for (int g = 0; g < NODES.length; g++) {
            List<Double> path = new ArrayList<>(path(regime));
            path.set(step, path.get(step) + width(step) * NODES[g]);
            nodes.add(new Node(new Regime(regime.name(), Map.of(treatment, new Intervention.Path(path))), WEIGHTS[g]));
        }
        return nodes;
    }

    /** What must be said beside every number. */
    public String caution(Target target) {
        return String.format(
                Locale.ROOT,
                "smoothed: mean outcome when %s varies about this level at every time, with %.2g of its spread given the past (%.3g at"
                        + " this time); estimate and interval are of that, and miss the level itself by about half the curve's curvature"
                        + " times the squared spread",
                treatment,
                WIDTH,
                width(target.step()));
    }

    private List<Double> path(Regime regime) {
        return ((Intervention.Path) regime.on(treatment)).valueByStep();
    }

    @Override
    public double[][] factors(Regime regime, PanelValues counted, List<ModelTerm> terms) {
        List<Density> densities = of(counted);
        double[][] kept = retention.probabilities(counted, terms);
        double[][] factors = new double[cohort.schema().steps()][0];
        List<Double> path = path(regime);
        for (int step : cohort.steps()) {
            Density density = density(densities, step);
            density.terms().stream().filter(term -> !terms.contains(term)).forEach(terms::add);
            factors[step] = step < path.size() ? ratios(density, step, path.get(step), kept[step]) : unknown();
        }
        return factors;
    }

    /** Behind the end of a path nothing is asked. */
    private double[] unknown() {
        double[] unknown = new double[cohort.counts().length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private Density density(List<Density> densities, int step) {
        return densities.get(step - cohort.schema().grid().start());
    }

    private double[] ratios(Density density, int step, double level, double[] kept) {
        Panel panel = cohort.panel();
        double[] ratios = new double[panel.units()];
        double width = width(step);
        int variable = cohort.schema().index(treatment);
        for (int b = 0; b < panel.blocks().size(); b++) {
            double[] had = panel.blocks().get(b).column(variable, step);
            for (int row = 0; row < had.length; row++) {
                int unit = panel.firstRow(b) + row;
                if (rows.isFollowed(b, step, row) && !rows.isLost(b, step, row)) {
                    double near = (had[row] - level) / width;
                    double expected = (had[row] - density.mean()[unit]) / density.spread();
                    ratios[unit] =
                            density.spread() / width * Math.exp((expected * expected - near * near) / 2) / kept[unit];
                }
            }
        }
        return ratios;
    }

    private List<Density> densities(PanelValues counted) {
        return cohort.steps().stream().map(step -> fit(step, counted)).toList();
    }

    private Density fit(int step, PanelValues counted) {
        Panel panel = cohort.panel();
        PanelValues weights = rows.among(counted);
        ModelFitter fitter = new ModelFitter(panel, cohort.problem().estimand(), weights, cohort.key("learner"));
        FitRows fittedRows = fitter.restricted(
                model, new FitRows(panel, List.of(step), PanelValues.variable(panel, treatment), weights));
        Formula formula = model.formula()
                .orElseGet(() -> AdjustedHistory.before(cohort.problem().estimand(), step));
        RegressionTask task = new RegressionTask(
                treatment,
                formula,
                fitter.scope(treatment),
                fittedRows,
                Link.IDENTITY,
                ResponseScale.NONE,
                fitter.key(treatment, step));
        Regression regression = Regressions.fit(model, task);
        double spread = regression instanceof GlmFit glm && model.learner().orElse(Learner.GLM) == Learner.GLM
                ? glm.sigma()
                : CrossFit.of(model, task).spread();
        if (!(spread > 0)) {
            throw UserError.data("the treatment " + treatment + " at time "
                    + cohort.schema().grid().at(step).label()
                    + " follows exactly from the regressors of its model, so no other level of it could have been; leave out what"
                    + " determines it");
        }
        return new Density(
                means(regression, step),
                spread,
                regression.terms("", treatment, cohort.schema().grid().at(step).time()));
    }

    private double[] means(Regression regression, int step) {
        Panel panel = cohort.panel();
        double[] all = new double[panel.units()];
        long missing = panel.count(b -> {
            double[] mean = new double[panel.blocks().get(b).rows()];
            regression.mean(panel.blocks().get(b), step, mean);
            System.arraycopy(mean, 0, all, panel.firstRow(b), mean.length);
            int own = 0;
            for (int row = 0; row < mean.length; row++) {
                own += rows.counts(b, step, row) && Double.isNaN(mean[row]) ? 1 : 0;
            }
            return own;
        });
        if (missing > 0) {
            throw rows.missing(treatment, step, missing);
        }
        Arrays.setAll(all, i -> Double.isNaN(all[i]) ? 0 : all[i]);
        return all;
    }
}
