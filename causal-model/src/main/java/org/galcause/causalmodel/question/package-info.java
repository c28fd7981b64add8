/** What is asked: the effect of which treatment on which outcome, when, and between which regimes or levels. */
@NullMarked
package org.galcause.causalmodel.question;

import org.jspecify.annotations.NullMarked;
