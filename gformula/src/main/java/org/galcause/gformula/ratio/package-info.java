/** Density ratios: how much likelier a unit's treatments are under a regime than as observed, and the weights that follow. */
@NullMarked
package org.galcause.gformula.ratio;

import org.jspecify.annotations.NullMarked;
