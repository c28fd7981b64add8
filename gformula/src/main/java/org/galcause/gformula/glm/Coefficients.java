package org.galcause.gformula.glm;

import java.util.Arrays;

/** Coefficients of the columns of a design; those of dropped columns are 0 in prediction and missing in reports. */
public final class Coefficients {

    private final double[] values;
    private final double[] standardErrors;
    private final boolean[] dropped;

    Coefficients(double[] values, double[] standardErrors, boolean[] dropped) {
        this.values = values;
        this.standardErrors = standardErrors;
        this.dropped = dropped;
    }

    /** From those of the kept columns. */
    static Coefficients spread(int columns, int[] kept, double[] values, double[] standardErrors) {
        double[] all = new double[columns];
        double[] errors = new double[columns];
        boolean[] dropped = new boolean[columns];
        Arrays.fill(dropped, true);
        Arrays.fill(errors, Double.NaN);
        for (int k = 0; k < kept.length; k++) {
            all[kept[k]] = values[k];
            errors[kept[k]] = standardErrors[k];
            dropped[kept[k]] = false;
        }
        return new Coefficients(all, errors, dropped);
    }

    /** One number for each column; 0 where dropped. Shared, never to be written. */
    public double[] values() {
        return values;
    }

    /** Whether a column dropped out of the fit. */
    public boolean isDropped(int column) {
        return dropped[column];
    }

    /** The number to report: NaN where dropped. */
    public double reported(int column) {
        return dropped[column] ? Double.NaN : values[column];
    }

    /** NaN where dropped. */
    public double standardError(int column) {
        return standardErrors[column];
    }
}
