/**
 * Random regression forests (Breiman 2001) with the rules of scikit-learn's {@code RandomForestRegressor}: bootstrap of rows, all features
 * at each split, squared error, the leaf rule counted in distinct rows of the resampled table. Galaxies that occur several times in a
 * bootstrap resample are one row with a multiplicity. No tree is kept: rows to be predicted travel through the tree while it grows.
 *
 * <p>{@link org.galcause.gformula.forest.RegressionForest} is the entry for any number of features,
 * {@link org.galcause.gformula.forest.CurveForest} the fast path for one feature and a weighted outcome.
 */
@NullMarked
package org.galcause.gformula.forest;

import org.jspecify.annotations.NullMarked;
