/** Answers as values: curves, estimates, fitted models, weights and diagnostics. Field for field the columns of the result files. */
@NullMarked
package org.galcause.causalmodel.result;

import org.jspecify.annotations.NullMarked;
