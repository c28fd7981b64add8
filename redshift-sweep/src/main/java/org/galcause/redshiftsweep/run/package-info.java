/** Where cells are computed: local threads or Spark executors, by the same code with the same bits. */
@NullMarked
package org.galcause.redshiftsweep.run;

import org.jspecify.annotations.NullMarked;
