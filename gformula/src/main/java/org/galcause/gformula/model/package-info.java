/** What a study can say about one model: family or learner, formula, fit, rows. */
@NullMarked
package org.galcause.gformula.model;

import org.jspecify.annotations.NullMarked;
