/** Figures and the report, from result values only. */
@NullMarked
package org.galcause.plots;

import org.jspecify.annotations.NullMarked;
