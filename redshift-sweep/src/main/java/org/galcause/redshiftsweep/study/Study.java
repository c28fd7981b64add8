package org.galcause.redshiftsweep.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.request.IngestRequest;

/**
 * A study: what is asked, of which data, by which estimators.
 *
 * @param file where it was read
 * @param text the file as it is
 * @param name of the study
 * @param request what ingest has to read
 * @param latent variables of the graph that are not measured
 * @param graph what is assumed
 * @param question what is asked
 * @param estimators who is asked, in order
 * @param uncertainty of estimators that say nothing else
 * @param figures what is drawn
 * @param options the value of every option, defaults filled in
 * @param seedOverride the seed that the command line puts in place of the file's
 */
public record Study(
        Path file,
        String text,
        String name,
        IngestRequest request,
        List<Variable> latent,
        CausalGraph graph,
        QuestionSpec question,
        List<EstimatorSpec> estimators,
        Uncertainty uncertainty,
        List<FigureKind> figures,
        List<OptionValue> options,
        Optional<Long> seedOverride) {

    public Study {
        latent = List.copyOf(latent);
        estimators = List.copyOf(estimators);
        figures = List.copyOf(figures);
        options = List.copyOf(options);
    }

    /** The same study with one seed for everything. */
    public Study withSeed(long seed) {
        IngestRequest reseeded =
                new IngestRequest(request.source(), request.variables(), request.attrition(), request.missing(), seed);
        List<EstimatorSpec> all = estimators.stream().map(e -> e.withSeed(seed)).toList();
        return new Study(
                file,
                text,
                name,
                reseeded,
                latent,
                graph,
                question,
                all,
                uncertainty.withSeed(seed),
                figures,
                options,
                Optional.of(seed));
    }
}
