/**
 * Marginal structural models (Robins, Hernan and Brumback 2000): the weighted regression of the outcome on what the treatment history is
 * summarised by, and what it says of levels and regimes.
 */
@NullMarked
package org.galcause.gformula.msm;

import org.jspecify.annotations.NullMarked;
