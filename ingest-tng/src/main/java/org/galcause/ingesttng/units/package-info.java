/** Units with their powers of h and of the scale factor, and the cosmology that gives both. */
@NullMarked
package org.galcause.ingesttng.units;

import org.jspecify.annotations.NullMarked;
