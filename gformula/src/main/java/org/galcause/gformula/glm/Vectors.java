package org.galcause.gformula.glm;

/** Sums over rows, in a fixed order. */
final class Vectors {

    private Vectors() {}

    /** The scalar product, in four interleaved sums. */
    static double dot(double[] a, double[] b, int rows) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < rows; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Adds {@code factor} times {@code x} to {@code sum}. */
    static void add(double factor, double[] x, int rows, double[] sum) {
        for (int i = 0; i < rows; i++) {
            sum[i] += factor * x[i];
        }
    }
}
