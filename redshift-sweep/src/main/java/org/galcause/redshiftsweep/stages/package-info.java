/** The stages of a study: ingest, estimate, draw, report; each does only what is out of date. */
@NullMarked
package org.galcause.redshiftsweep.stages;

import org.jspecify.annotations.NullMarked;
