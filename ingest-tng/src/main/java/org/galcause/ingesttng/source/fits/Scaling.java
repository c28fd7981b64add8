package org.galcause.ingesttng.source.fits;

import java.io.Serializable;
import nom.tam.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * The keywords TSCALn, TZEROn and TNULLn of a column: a stored number s means zero + scale s.
 *
 * @param scale what a stored number is multiplied by
 * @param zero what is added then
 * @param missing the stored whole number that means nothing; none: null
 */
record Scaling(double scale, double zero, @Nullable Long missing) implements Serializable {

    static final Scaling NONE = new Scaling(1, 0, null);

    static Scaling of(Header header, int column) {
        boolean missing = header.containsKey("TNULL" + column);
        return new Scaling(
                header.getDoubleValue("TSCAL" + column, 1),
                header.getDoubleValue("TZERO" + column, 0),
                missing ? (Long) header.getLongValue("TNULL" + column, 0) : null);
    }

    boolean none() {
        return scale == 1 && zero == 0;
    }

    /** Whether stored whole numbers of some bits stand for those of the other sign: the zero point is half their range. */
    boolean otherSign(int bits) {
        return scale == 1 && (bits == Byte.SIZE ? zero == -128 : zero == Math.pow(2, bits - 1));
    }

    double real(double stored) {
        return none() ? stored : zero + scale * stored;
    }

    boolean isMissing(long stored) {
        return missing != null && missing == stored;
    }
}
