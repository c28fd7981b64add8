/** What estimators with influence functions share: regressions that are corrected by density ratios, standard errors and covariances. */
@NullMarked
package org.galcause.gformula.influence;

import org.jspecify.annotations.NullMarked;
