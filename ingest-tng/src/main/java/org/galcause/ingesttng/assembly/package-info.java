/** Raw histories to the panel: selection, missing values, floors and scales. */
@NullMarked
package org.galcause.ingesttng.assembly;

import org.jspecify.annotations.NullMarked;
