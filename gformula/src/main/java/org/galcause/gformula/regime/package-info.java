/** Observed histories under a regime: what it gives, who is still followed, and what a regression conditions on. */
@NullMarked
package org.galcause.gformula.regime;

import org.jspecify.annotations.NullMarked;
