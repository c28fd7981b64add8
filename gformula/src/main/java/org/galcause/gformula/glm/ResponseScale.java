package org.galcause.gformula.glm;

/**
 * The interval that a response is scaled from before a fit: low becomes 0, high becomes 1; means are scaled back.
 *
 * @param low becomes 0
 * @param high becomes 1
 */
public record ResponseScale(double low, double high) {

    /** Nothing is scaled. */
    public static final ResponseScale NONE = new ResponseScale(0, 1);

    /** How much 1 on the scale is. */
    public double width() {
        return high - low;
    }

    double[] scaled(double[] y) {
        double[] out = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            out[i] = (y[i] - low) / width();
        }
        return out;
    }

    void back(double[] means, int rows) {
        if (!equals(NONE)) {
            for (int i = 0; i < rows; i++) {
                means[i] = low + means[i] * width();
            }
        }
    }
}
