/** A study in words: what it asks, assumes, adjusts for, reads and costs. */
@NullMarked
package org.galcause.redshiftsweep.explain;

import org.jspecify.annotations.NullMarked;
