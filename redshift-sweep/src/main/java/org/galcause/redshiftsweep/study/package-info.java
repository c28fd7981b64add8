/** The study file: what is asked, of which data, by which estimators; every key declared once, every problem reported with its line. */
@NullMarked
package org.galcause.redshiftsweep.study;

import org.jspecify.annotations.NullMarked;
