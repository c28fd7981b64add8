/** Pieces of reading as Spark tasks. */
@NullMarked
package org.galcause.ingesttng.work;

import org.jspecify.annotations.NullMarked;
