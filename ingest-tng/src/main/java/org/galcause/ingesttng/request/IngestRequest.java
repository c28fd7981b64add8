package org.galcause.ingesttng.request;

import java.util.List;

/**
 * All that ingest needs to know.
 *
 * @param source where the data are and how they are laid out
 * @param variables what is to be measured, in the study's order
 * @param attrition how units may leave before the last time
 * @param missing what is done about missing values
 * @param seed the study's seed; the random floors depend on it
 */
public record IngestRequest(
        Source source, List<VariableRequest> variables, Attrition attrition, MissingPolicy missing, long seed) {

    public IngestRequest {
        variables = List.copyOf(variables);
    }
}
