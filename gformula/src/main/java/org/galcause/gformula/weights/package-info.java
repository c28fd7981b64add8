/**
 * Inverse-probability-of-treatment weights (Robins, Hernan and Brumback 2000): at each time the density of the treatment given its own past
 * over its density given also what must be adjusted for; their product over the past; and what is done about extremes.
 */
@NullMarked
package org.galcause.gformula.weights;

import org.jspecify.annotations.NullMarked;
