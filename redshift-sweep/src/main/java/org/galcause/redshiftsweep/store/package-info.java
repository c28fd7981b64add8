/** The cells' results as files: one file a cell, written aside and renamed, with a checksum; a damaged file is as good as none. */
@NullMarked
package org.galcause.redshiftsweep.store;

import org.jspecify.annotations.NullMarked;
