/** The environment of a galaxy: the density of its neighbourhood in a periodic box. */
@NullMarked
package org.galcause.ingesttng.environment;

import org.jspecify.annotations.NullMarked;
