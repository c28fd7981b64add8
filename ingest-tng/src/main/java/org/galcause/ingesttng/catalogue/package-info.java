/** Group catalogues: the chunk files of a snapshot as one table of subhaloes and one of groups. */
@NullMarked
package org.galcause.ingesttng.catalogue;

import org.jspecify.annotations.NullMarked;
