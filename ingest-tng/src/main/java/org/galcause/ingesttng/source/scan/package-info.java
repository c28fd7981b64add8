/** Files of rows as Spark tables: what every source shares, from options and pushed filters to partitions and batches. */
@NullMarked
package org.galcause.ingesttng.source.scan;

import org.jspecify.annotations.NullMarked;
