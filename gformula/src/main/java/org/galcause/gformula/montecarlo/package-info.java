/** The parametric g-formula: simulated histories under regimes, and the means of their outcomes. */
@NullMarked
package org.galcause.gformula.montecarlo;

import org.jspecify.annotations.NullMarked;
