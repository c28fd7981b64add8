package org.galcause.plots;

/** How values are spread along an axis. */
enum AxisScale {
    LINEAR,
    LOG10;

    double of(double value) {
        return this == LOG10 ? Math.log10(value) : value;
    }

    double inverse(double position) {
        return this == LOG10 ? Math.pow(10, position) : position;
    }
}
