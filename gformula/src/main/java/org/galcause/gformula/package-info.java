/**
 * The estimators: records whose fields are their options, and what they are asked. Each estimator's mathematics is in a package of its
 * own; {@code model} says what a model is, {@code design} and {@code glm} fit parametric ones, {@code forest} grows regression forests.
 */
@NullMarked
package org.galcause.gformula;

import org.jspecify.annotations.NullMarked;
