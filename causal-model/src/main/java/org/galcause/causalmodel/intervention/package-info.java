/** What is done to the treatment: interventions, and the regimes that combine them over treatments. */
@NullMarked
package org.galcause.causalmodel.intervention;

import org.jspecify.annotations.NullMarked;
