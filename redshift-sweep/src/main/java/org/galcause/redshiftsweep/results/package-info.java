/** From replicates to the result tables: medians, intervals, contrasts, and the CSV text of each table. */
@NullMarked
package org.galcause.redshiftsweep.results;

import org.jspecify.annotations.NullMarked;
