/** Plain tables (CSV, Parquet, FITS, ASCII) to raw histories; and FITS tables written. */
@NullMarked
package org.galcause.ingesttng.tables;

import org.jspecify.annotations.NullMarked;
