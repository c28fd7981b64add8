package org.galcause.ingesttng.assembly;

import java.util.List;
import org.galcause.causalmodel.panel.Panel;

/**
 * A panel with what was done to get it.
 *
 * @param panel the histories
 * @param notes sentences for the log and the manifest
 * @param counts units after each step of the selection
 */
public record Assembled(Panel panel, List<String> notes, List<SelectionCount> counts) {

    public Assembled {
        notes = List.copyOf(notes);
        counts = List.copyOf(counts);
    }
}
