package org.galcause.redshiftsweep.agreement;

import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.Naive;
import org.galcause.gformula.model.Learner;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.study.EstimatorSpec;

/**
 * Why two estimators are likely to differ: what they adjust for, what they ask, what their weights rest on, and last which of their models they
 * rest on. A likely reason, not a proof.
 */
final class LikelyReason {

    private static final String SMOOTHED = "smoothed:";

    private final ResultTables tables;
    private final EstimatorSpec odd;
    private final EstimatorSpec other;
    private final Quantity mine;
    private final Quantity theirs;

    LikelyReason(ResultTables tables, EstimatorSpec odd, EstimatorSpec other, Quantity mine, Quantity theirs) {
        this.tables = tables;
        this.odd = odd;
        this.other = other;
        this.mine = mine;
        this.theirs = theirs;
    }

    /** How much an estimator rests on: of two that differ, the one that stands lower is named first. */
    static int standing(EstimatorSpec spec) {
        if (adjustsForNothing(spec)) {
            return 0;
        }
        return switch (spec.type()) {
            case "msm" -> isSnapshot(spec) ? 1 : isInSample(spec) || dropsRows(spec) ? 2 : 3;
            case "ipw" -> 4;
            case "gformula" -> 5;
            case "ice" -> 6;
            case "tmle" -> 7;
            default -> 8;
        };
    }

    String sentence() {
        return Stream.of(
                        confounding(),
                        inSample(),
                        dropped(),
                        weights(odd, mine),
                        weights(other, theirs),
                        naturalCourse(odd),
                        naturalCourse(other),
                        question(),
                        fewData())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(this::models);
    }

    private Optional<String> confounding() {
        if (adjustsForNothing(odd)) {
            return Optional.of(odd.name() + " adjusts for nothing, so what it adds is confounding");
        } else if (adjustsForNothing(other)) {
            return Optional.of(other.name() + " adjusts for nothing, so what it adds is confounding");
        }
        return Stream.of(odd, other)
                .filter(LikelyReason::isSnapshot)
                .findFirst()
                .map(
                        spec -> spec.name()
                                + " adjusts at the outcome's time alone: confounding by the past stays, and part of the effect is adjusted away");
    }

    private Optional<String> inSample() {
        return Stream.of(odd, other)
                .filter(LikelyReason::isInSample)
                .findFirst()
                .map(spec -> spec.name()
                        + " takes the treatment's density from predictions of galaxies that its learner has seen: residuals are too small and"
                        + " the weights wrong; use predictions: out-of-bag");
    }

    private Optional<String> dropped() {
        return Stream.of(odd, other)
                .filter(LikelyReason::dropsRows)
                .findFirst()
                .map(
                        spec -> spec.name()
                                + " drops rows with extreme weights, which are the ones that take confounding away; use extremes: {winsorise: …}");
    }

    private Optional<String> weights(EstimatorSpec spec, Quantity quantity) {
        return Stream.of("positivity", "ess", "weight-share-max")
                .flatMap(what ->
                        doubts(spec, what).filter(row -> row.time() == quantity.time() && concerns(row, quantity)))
                .findFirst()
                .map(found -> "positivity is thin: the weights of " + spec.name() + " rest on few units there ("
                        + trimmed(found.reason()) + ")");
    }

    private Optional<String> naturalCourse(EstimatorSpec spec) {
        return doubts(spec, "natural-course/simulated")
                .findFirst()
                .map(found -> "the models of " + spec.name() + " do not reproduce the data under the natural course ("
                        + trimmed(found.reason()) + "); give them more flexible formulas or learners");
    }

    private Stream<Diagnostic> doubts(EstimatorSpec spec, String what) {
        return tables.diagnostics().stream()
                .filter(row -> row.estimator().equals(spec.name())
                        && row.row().what().equals(what)
                        && row.row().verdict() != Verdict.TRUSTED)
                .map(ResultTables.Named::row);
    }

    /** Weights of one regime say nothing of another's answer. */
    private static boolean concerns(Diagnostic row, Quantity quantity) {
        return row.regime().isEmpty()
                || quantity.regimes().isEmpty()
                || quantity.regimes().contains(row.regime());
    }

    private static String trimmed(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private Optional<String> question() {
        boolean here = mine.caution().startsWith(SMOOTHED);
        if (here == theirs.caution().startsWith(SMOOTHED)) {
            return Optional.empty();
        }
        return Optional.of("they answer different questions: " + (here ? odd : other).name()
                + " lets the treatment vary about the level, " + (here ? other : odd).name()
                + " holds it there by its model, and a curve that bends tells the two apart");
    }

    private Optional<String> fewData() {
        return Stream.of(mine, theirs)
                .filter(q -> !q.caution().isEmpty())
                .findFirst()
                .map(q -> "extrapolation: " + trimmed(q.caution()));
    }

    private String models() {
        boolean weightsHere = isWeighting(odd);
        if (weightsHere != isWeighting(other)) {
            return (weightsHere ? odd : other).name()
                    + " rests on the treatment's model and on weights whose tails are cut off, "
                    + (weightsHere ? other : odd).name()
                    + " on the outcome's model; tmle and sdr use both, and side with the one that is right";
        }
        return "their models of the outcome or the treatment differ in form; try richer formulas or super: [glm, spline, boosting]";
    }

    private static boolean isWeighting(EstimatorSpec spec) {
        return spec.type().equals("msm") || spec.type().equals("ipw");
    }

    private static Optional<MarginalStructuralModel> msm(EstimatorSpec spec) {
        Estimator estimator = spec.estimator().orElse(null);
        return estimator instanceof MarginalStructuralModel msm ? Optional.of(msm) : Optional.empty();
    }

    private static boolean adjustsForNothing(EstimatorSpec spec) {
        return spec.estimator().orElse(null) instanceof Naive
                || msm(spec).filter(msm -> msm.weights() == Weights.NONE).isPresent();
    }

    private static boolean isSnapshot(EstimatorSpec spec) {
        return msm(spec).filter(msm -> msm.weights() == Weights.SNAPSHOT).isPresent();
    }

    private static boolean isInSample(EstimatorSpec spec) {
        return msm(spec)
                .filter(msm -> msm.treatment().predictions() == Predictions.IN_SAMPLE
                        && msm.treatment().model().learner().orElse(Learner.GLM) != Learner.GLM)
                .isPresent();
    }

    private static boolean dropsRows(EstimatorSpec spec) {
        return msm(spec).filter(msm -> msm.extremes() instanceof Extremes.Drop).isPresent();
    }
}
