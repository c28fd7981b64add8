/** What is to be read: the data part of a study as values. */
@NullMarked
package org.galcause.ingesttng.request;

import org.jspecify.annotations.NullMarked;
