/** Learners on top of the Smile library, whose types stay in this package. */
@NullMarked
package org.galcause.gformula.smile;

import org.jspecify.annotations.NullMarked;
