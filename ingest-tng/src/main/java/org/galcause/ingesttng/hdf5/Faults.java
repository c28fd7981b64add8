package org.galcause.ingesttng.hdf5;

import io.jhdf.exceptions.HdfBrokenLinkException;
import io.jhdf.exceptions.HdfFilterException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.galcause.causalmodel.UserError;

/** Turns what jhdf throws on damaged or unsupported files into one sentence for the user. */
final class Faults {

    private Faults() {}

    /** Runs a read; whatever fails in it is told as a fault of {@code what} in the file. */
    static <T> T telling(Path file, String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (UserError known) {
            throw known;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // A damaged size or link shows as memory that is not there, or as a circle: the file's fault, not ours.
            throw of(file, what, fault);
        }
    }

    /** The user's sentence for a fault. */
    static UserError of(Path file, String what, Throwable fault) {
        UserError error = UserError.data(sentence(file, what, fault));
        error.addSuppressed(fault);
        return error;
    }

    private static String sentence(Path file, String what, Throwable fault) {
        if (causes(fault, "Virtual storage")) {
            return file + ": " + what
                    + " holds virtual datasets (views into other files, as in simulation.hdf5), which are not followed;"
                    + " give the folder of the files it points to instead, such as output";
        }
        if (causes(fault, "A required filter is not available")) {
            return file + ": " + what + " is packed with a filter that is not read (" + filter(fault)
                    + "); unpack it into a copy of the file, such as with h5repack -f NONE FILE COPY";
        }
        if (causes(fault, ChunkedStorage.MANY_AXES)) {
            return file + ": " + what + " has " + reason(fault)
                    + ", which are not read; write it in one piece into a copy of the file, such as with h5repack -l CONTI FILE"
                    + " COPY";
        }
        if (fault instanceof HdfBrokenLinkException) {
            return file + ": " + what + " is a link to something that is not there (" + reason(fault)
                    + "); fetch the file it points to";
        }
        if (fault instanceof HdfFilterException || causes(fault, "nflat")) {
            return file + ": the compressed data of " + what + " are damaged (" + reason(fault)
                    + "); fetch the file again";
        }
        return file + ": cannot read " + what + ": the file is damaged or of an unsupported kind (" + reason(fault)
                + "); compare its size and checksum with the source and fetch it again";
    }

    private static boolean causes(Throwable fault, String words) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (String.valueOf(t.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }

    /** The filter's name, out of jhdf's words for it. */
    private static String filter(Throwable fault) {
        return reason(fault)
                .replaceAll("^.*name='", "")
                .replaceAll("' id=(\\d+)\\D*$", ", number $1 in the HDF5 registry");
    }

    private static String reason(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return FaultWords.of(root);
    }
}
