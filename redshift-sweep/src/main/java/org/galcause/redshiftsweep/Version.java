package org.galcause.redshiftsweep;

import java.util.Optional;

/** The version of the program, from the jar's manifest. */
public final class Version {

    private Version() {}

    /** Such as {@code 0.1.0}; {@code development} when the program does not run from its jar. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
