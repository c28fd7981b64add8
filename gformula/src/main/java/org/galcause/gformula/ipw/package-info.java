/** Means of observed outcomes weighted by density ratios. */
@NullMarked
package org.galcause.gformula.ipw;

import org.jspecify.annotations.NullMarked;
