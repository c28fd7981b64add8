/** YAML as plain text with line numbers: nothing is turned into booleans, dates or sexagesimal numbers on the way. */
@NullMarked
package org.galcause.redshiftsweep.yaml;

import org.jspecify.annotations.NullMarked;
