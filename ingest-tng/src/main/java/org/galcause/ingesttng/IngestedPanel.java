package org.galcause.ingesttng;

import org.galcause.causalmodel.panel.Panel;
import org.galcause.ingesttng.assembly.IngestReport;

/**
 * A panel and how it came about.
 *
 * @param panel the histories
 * @param report notes, counts and input files
 */
public record IngestedPanel(Panel panel, IngestReport report) {}
