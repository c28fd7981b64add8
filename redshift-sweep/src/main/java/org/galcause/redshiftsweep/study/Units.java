package org.galcause.redshiftsweep.study;

import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of units, checked while the study is read; whether a conversion is possible is known when the data are opened. */
final class Units {

    private static final Pattern UNIT =
            Pattern.compile("(\\d[0-9.eE+-]*\\s+)?[A-Za-z0-9]+(\\^?-?\\d+)?([ /*.][A-Za-z0-9]+(\\^?-?\\d+)?)*|");

    private Units() {}

    /** The sentence that says what is wrong with a unit, if something is. */
    static Optional<String> fault(String unit) {
        return UNIT.matcher(unit.strip()).matches()
                ? Optional.empty()
                : Optional.of("cannot read the unit \"" + unit
                        + "\"; write units such as Msun, 1e10 Msun/h, Msun/yr, h3/cMpc3");
    }
}
