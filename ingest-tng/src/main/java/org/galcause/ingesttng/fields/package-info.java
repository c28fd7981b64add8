/** The field dictionary: what each field of a simulation's files is, in which unit, and with which powers of h and a. */
@NullMarked
package org.galcause.ingesttng.fields;

import org.jspecify.annotations.NullMarked;
