/** The Spark source {@code tng}: every table of a simulation in TNG layout. */
@NullMarked
package org.galcause.ingesttng.source.tng;

import org.jspecify.annotations.NullMarked;
