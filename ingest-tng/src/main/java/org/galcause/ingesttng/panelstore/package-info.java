/** The panel as a folder of files (docs/panel-format.md). */
@NullMarked
package org.galcause.ingesttng.panelstore;

import org.jspecify.annotations.NullMarked;
