/** Parametric models by maximum likelihood: regressions over the blocks of a panel, and the conditional distributions built on them. */
@NullMarked
package org.galcause.gformula.glm;

import org.jspecify.annotations.NullMarked;
