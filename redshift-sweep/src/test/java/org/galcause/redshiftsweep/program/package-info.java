/** The program as users start it: a process on the packaged jars. */
@NullMarked
package org.galcause.redshiftsweep.program;

import org.jspecify.annotations.NullMarked;
