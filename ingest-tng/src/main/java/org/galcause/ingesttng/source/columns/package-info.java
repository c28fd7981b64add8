/** Columns of a batch over plain arrays, as Spark reads them. */
@NullMarked
package org.galcause.ingesttng.source.columns;

import org.jspecify.annotations.NullMarked;
