/** HDF5 files as flat primitive columns: a thin reader over jhdf, whose types stay in this package. */
@NullMarked
package org.galcause.ingesttng.hdf5;

import org.jspecify.annotations.NullMarked;
