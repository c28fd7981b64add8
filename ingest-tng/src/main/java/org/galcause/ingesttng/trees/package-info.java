/** Merger trees: which subhalo of an earlier snapshot is the main progenitor of a galaxy. */
@NullMarked
package org.galcause.ingesttng.trees;

import org.jspecify.annotations.NullMarked;
