package org.galcause.gformula.learner;

/** What a learner has found: the mean as a function of the columns of a design. Immutable, safe to share among threads. */
@FunctionalInterface
public interface ColumnFunction {

    /**
     * The mean of each row.
     *
     * @param columns by column, then row
     * @param out at least {@code rows} long
     */
    void predict(double[][] columns, int rows, double[] out);
}
