package org.galcause.ingesttng.mock;

import java.util.Optional;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.VariableRequest;

/** Whether a study asks what the structural equations can answer. */
final class Coverage {

    private static final String DENSITY_UNIT = "h3/cMpc3";
    private static final String RATE_UNIT = "Msun/yr";

    private Coverage() {}

    static boolean of(StructuralEquations equations, IngestRequest request, Question question, TimeGrid grid) {
        return question.contrast() instanceof Contrast.Levels
                && question.treatments().size() == 1
                && question.event().isEmpty()
                && question.censoring().isEmpty()
                && grid.points().stream().allMatch(p -> equations.snapshots().contains((int) Math.rint(p.time())))
                && variable(request, question.treatment())
                        .filter(Coverage::isDensity)
                        .isPresent()
                && variable(request, question.outcome())
                        .filter(Coverage::isRate)
                        .isPresent();
    }

    private static Optional<VariableRequest> variable(IngestRequest request, String name) {
        return request.variables().stream()
                .filter(v -> v.variable().name().equals(name))
                .findFirst();
    }

    private static boolean isDensity(VariableRequest request) {
        return request.measure() instanceof Measure.Density density
                && density.neighbours() == Scene.NEIGHBOURS
                && density.tracers() instanceof Tracers.Where where
                && where.condition().replace(" ", "").equals("SubhaloFlag==1")
                && isLogarithm(request, DENSITY_UNIT);
    }

    private static boolean isRate(VariableRequest request) {
        return request.measure() instanceof Measure.Field field
                && field.path().equals("SubhaloSFR")
                && request.floor().isPresent()
                && isLogarithm(request, RATE_UNIT);
    }

    private static boolean isLogarithm(VariableRequest request, String unit) {
        return request.variable().scale() == Scale.LOG10
                && request.variable().unit().equals(unit);
    }
}
