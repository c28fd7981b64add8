/**
 * Regressions behind one interface, whatever learns them: generalised linear models, splines, forests, elastic nets, boosted trees, and
 * cross-validated combinations of these. {@link org.galcause.gformula.learner.Regressions} is the entry.
 */
@NullMarked
package org.galcause.gformula.learner;

import org.jspecify.annotations.NullMarked;
