/** Vector drawing on three surfaces with the same result: PNG, SVG and PDF. Lengths are in points (1/72 in), y runs downwards. */
@NullMarked
package org.galcause.plots.canvas;

import org.jspecify.annotations.NullMarked;
