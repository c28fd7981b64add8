/** What has to be computed: the question on the panel, and the cells of a sweep, each named by what determines its numbers. */
@NullMarked
package org.galcause.redshiftsweep.plan;

import org.jspecify.annotations.NullMarked;
