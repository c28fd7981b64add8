/** The composition root: study file, sweep plan, runners, result store and the command line. */
@NullMarked
package org.galcause.redshiftsweep;

import org.jspecify.annotations.NullMarked;
