/** From formulas to columns of numbers: designs, the rows of a fit, and histories with a treatment replaced. */
@NullMarked
package org.galcause.gformula.design;

import org.jspecify.annotations.NullMarked;
