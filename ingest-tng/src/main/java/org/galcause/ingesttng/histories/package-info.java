/** From a simulation's files to the histories of its galaxies. */
@NullMarked
package org.galcause.ingesttng.histories;

import org.jspecify.annotations.NullMarked;
