/** Right-hand sides of models, over histories, in the graph's own index notation. */
@NullMarked
package org.galcause.causalmodel.formula;

import org.jspecify.annotations.NullMarked;
