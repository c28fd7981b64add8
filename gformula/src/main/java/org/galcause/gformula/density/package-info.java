/**
 * Densities of a continuous treatment about its regression: of residuals that are normal with one spread, normal with a spread of their
 * own, or of any shape (kernel density). All are logarithms, so that ratios of far tails stay finite, and all count a galaxy as often as
 * it was drawn.
 */
@NullMarked
package org.galcause.gformula.density;

import org.jspecify.annotations.NullMarked;
