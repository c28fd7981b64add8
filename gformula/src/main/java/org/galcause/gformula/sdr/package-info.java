/** Sequentially doubly robust estimation. */
@NullMarked
package org.galcause.gformula.sdr;

import org.jspecify.annotations.NullMarked;
