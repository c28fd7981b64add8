package org.galcause.causalmodel.result;

/** How far a number can be relied on; worst last. */
public enum Verdict {
    TRUSTED,
    CAUTION,
    REFUSED;

    /** The worse of two. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
