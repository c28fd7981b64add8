/** What is in a simulation folder or a file, in physical words, and what is missing. */
@NullMarked
package org.galcause.ingesttng.inspect;

import org.jspecify.annotations.NullMarked;
