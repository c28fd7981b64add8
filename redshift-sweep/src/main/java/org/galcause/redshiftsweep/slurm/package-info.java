/** Batch scripts for SLURM: a site's profile, templates that a person can read, and the lines that submit them. */
@NullMarked
package org.galcause.redshiftsweep.slurm;

import org.jspecify.annotations.NullMarked;
