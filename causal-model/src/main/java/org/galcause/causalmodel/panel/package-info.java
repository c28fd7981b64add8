/** What is measured: variables with units, the grid of times, and the panel of galaxies by times in immutable columns. */
@NullMarked
package org.galcause.causalmodel.panel;

import org.jspecify.annotations.NullMarked;
