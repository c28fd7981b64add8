/** Whether weights have done their work: balance of past variables, effective sample size, positivity. Thresholds stand in one place. */
@NullMarked
package org.galcause.gformula.balance;

import org.jspecify.annotations.NullMarked;
