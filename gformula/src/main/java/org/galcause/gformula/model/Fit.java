package org.galcause.gformula.model;

import java.util.Locale;

/** Over which times one model is fitted. */
public enum Fit {
    /** One model over all times. */
    POOLED,
    /** One model for each time. */
    BY_TIME,
    /** By time, among those who follow the regime (ice only). */
    STRATIFIED;

    /** As written in study files: {@code by-time}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
