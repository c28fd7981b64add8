/** Working marginal structural models: what all regimes and times bring about, summed up in few coefficients. */
@NullMarked
package org.galcause.gformula.working;

import org.jspecify.annotations.NullMarked;
