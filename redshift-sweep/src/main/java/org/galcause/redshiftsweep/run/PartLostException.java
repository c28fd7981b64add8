package org.galcause.redshiftsweep.run;

/** A part of a panel could not go on because another part is gone, or the driver's relay. */
final class PartLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartLostException(String message, Throwable why) {
        super(message, why);
    }
}
