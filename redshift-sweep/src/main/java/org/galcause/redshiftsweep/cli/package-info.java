/** The command line: one class a command, no mathematics. */
@NullMarked
package org.galcause.redshiftsweep.cli;

import org.jspecify.annotations.NullMarked;
