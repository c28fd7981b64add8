/** From a graph and a question to what must be adjusted for at each step, or to why the question has no answer. */
@NullMarked
package org.galcause.causalmodel.identification;

import org.jspecify.annotations.NullMarked;
