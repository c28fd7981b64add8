package org.galcause.plots;

import java.util.function.ToDoubleFunction;
import org.galcause.causalmodel.result.CurvePoint;

/** Which numbers of a curve are drawn. */
enum Quantity {
    OUTCOME(CurvePoint::outcome, CurvePoint::low68, CurvePoint::high68),
    EFFECT(CurvePoint::tau, CurvePoint::tauLow68, CurvePoint::tauHigh68);

    private final ToDoubleFunction<CurvePoint> middle;
    private final ToDoubleFunction<CurvePoint> low;
    private final ToDoubleFunction<CurvePoint> high;

    Quantity(ToDoubleFunction<CurvePoint> middle, ToDoubleFunction<CurvePoint> low, ToDoubleFunction<CurvePoint> high) {
        this.middle = middle;
        this.low = low;
        this.high = high;
    }

    double middle(CurvePoint point) {
        return middle.applyAsDouble(point);
    }

    double low(CurvePoint point) {
        return low.applyAsDouble(point);
    }

    double high(CurvePoint point) {
        return high.applyAsDouble(point);
    }
}
