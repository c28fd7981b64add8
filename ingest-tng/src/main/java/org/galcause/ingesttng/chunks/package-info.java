/** Long tables that are larger than memory: read, checked and assembled chunk by chunk of units, by the code that does it for small ones. */
@NullMarked
package org.galcause.ingesttng.chunks;

import org.jspecify.annotations.NullMarked;
