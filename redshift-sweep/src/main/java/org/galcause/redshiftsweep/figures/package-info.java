/** Which figures a study has, drawn from its result files. */
@NullMarked
package org.galcause.redshiftsweep.figures;

import org.jspecify.annotations.NullMarked;
