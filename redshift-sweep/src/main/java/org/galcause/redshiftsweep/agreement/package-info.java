/** Whether the estimators of a study agree, and where they do not, by how much and why that is likely so. */
@NullMarked
package org.galcause.redshiftsweep.agreement;

import org.jspecify.annotations.NullMarked;
