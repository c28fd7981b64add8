/** Targeted minimum loss-based estimation. */
@NullMarked
package org.galcause.gformula.tmle;

import org.jspecify.annotations.NullMarked;
