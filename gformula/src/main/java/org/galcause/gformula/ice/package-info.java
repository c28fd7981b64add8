/** Iterated conditional expectation: regressions of pseudo-outcomes backwards in time. */
@NullMarked
package org.galcause.gformula.ice;

import org.jspecify.annotations.NullMarked;
