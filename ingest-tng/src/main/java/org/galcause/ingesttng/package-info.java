/** Simulation files and plain tables to the panel of galaxy histories; and the inverse, the mock universe. */
@NullMarked
package org.galcause.ingesttng;

import org.jspecify.annotations.NullMarked;
