/** The Spark source {@code fits}: tables of FITS files, read by blocks of rows, and written. */
@NullMarked
package org.galcause.ingesttng.source.fits;

import org.jspecify.annotations.NullMarked;
