package org.galcause.ingesttng.assembly;

import java.util.List;

/**
 * What happened on the way to the panel.
 *
 * @param notes sentences for the log and the manifest
 * @param counts units after each step of the selection
 * @param inputs the files read
 */
public record IngestReport(List<String> notes, List<SelectionCount> counts, List<InputFile> inputs) {

    public IngestReport {
        notes = List.copyOf(notes);
        counts = List.copyOf(counts);
        inputs = List.copyOf(inputs);
    }
}
