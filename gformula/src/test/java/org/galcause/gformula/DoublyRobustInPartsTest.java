package org.galcause.gformula;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.gformula.InPartsLaw.Case;
import org.galcause.gformula.RatioModel.Method;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targeted, doubly robust and weighted estimators on a panel in parts. */
class DoublyRobustInPartsTest {

    static Stream<Case> cases() {
        RatioModel propensity =
                new RatioModel(ModelSpec.empty(), Method.PROPENSITY, RatioModel.TRUNCATE, RatioModel.BOUND);
        return Stream.of(
                new Case("tmle", TargetedMinimumLoss.defaults("tmle"), WorldsInParts.plain()),
                new Case("tmle of an event", TargetedMinimumLoss.defaults("tmle"), WorldsInParts.event()),
                new Case("tmle by propensity", tmle(1, propensity), WorldsInParts.plain()),
                new Case("sdr", SequentiallyDoublyRobust.defaults("sdr"), WorldsInParts.plain()),
                new Case("ipw", InverseProbabilityWeighting.defaults("ipw"), WorldsInParts.event()),
                new Case("tmle of levels", tmle(1, RatioModel.defaults()), WorldsInParts.dose()),
                new Case("sdr of levels", sdr(2), WorldsInParts.dose()),
                new Case("ipw of levels", InverseProbabilityWeighting.defaults("ipw"), WorldsInParts.dose()),
                new Case("sdr of levels at one time", sdr(2), WorldsInParts.firstTimeOf(WorldsInParts.dose())),
                new Case("tmle of a competing event", TargetedMinimumLoss.defaults("tmle"), WorldsInParts.competing()),
                new Case(
                        "ipw of a competing event",
                        InverseProbabilityWeighting.defaults("ipw"),
                        WorldsInParts.competing()));
    }

    private static Estimator sdr(int folds) {
        return new SequentiallyDoublyRobust("sdr", folds, RatioModel.defaults(), ModelSpec.empty(), Optional.empty());
    }

    private static Estimator tmle(int folds, RatioModel ratio) {
        return new TargetedMinimumLoss(
                "tmle",
                folds,
                ratio,
                ModelSpec.empty(),
                Optional.empty(),
                IteratedConditionalExpectation.BOUND,
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsAndFilesGiveTheBitsOfMemory(Case one, @TempDir Path folder) {
        InPartsLaw.holds(one, folder);
    }
}
