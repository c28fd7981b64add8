/** The causal graph with lags: what is assumed. */
@NullMarked
package org.galcause.causalmodel.graph;

import org.jspecify.annotations.NullMarked;
