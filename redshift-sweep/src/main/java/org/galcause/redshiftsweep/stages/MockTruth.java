package org.galcause.redshiftsweep.stages;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.ingesttng.mock.Truth;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.study.Study;

/** The truth of a study, when its data are a mock universe and its question one that the universe's equations answer. */
final class MockTruth {

    private MockTruth() {}

    static Optional<List<TruthPoint>> of(Study study, Analysis analysis, TimeGrid grid) {
        if (!(study.request().source() instanceof Source.Simulation simulation)) {
            return Optional.empty();
        }
        return Truth.beside(simulation.root())
                .filter(truth ->
                        truth.answers(study.request(), analysis.estimand().question(), grid))
                .flatMap(truth -> floor(study).map(floor -> truth.curve(analysis.targets(), grid, floor)));
    }

    private static Optional<Floor> floor(Study study) {
        return study.request().variables().stream()
                .filter(v -> v.variable().name().equals(study.question().outcome()))
                .findFirst()
                .flatMap(VariableRequest::floor);
    }
}
