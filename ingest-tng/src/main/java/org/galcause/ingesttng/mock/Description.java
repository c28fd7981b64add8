package org.galcause.ingesttng.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.galcause.causalmodel.UserError;

/**
 * The file that says how a mock universe was made.
 *
 * @param format version of this file
 * @param universe all its parameters and structural equations
 */
record Description(int format, MockUniverse universe) {

    static final String FILE = "mock-universe.json";

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Description of(MockUniverse universe) {
        return new Description(FORMAT, universe);
    }

    /** The description as text; numbers in full precision. */
    String text() {
        try {
            return JSON.writeValueAsString(this).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The universe that a folder describes, if it does. */
    static Optional<MockUniverse> in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Description read = JSON.readValue(Files.readString(file), Description.class);
            if (read.format() != FORMAT) {
                throw UserError.data(file + " has format " + read.format() + ", but this program reads format " + FORMAT
                        + "; write the mock universe again.");
            }
            return Optional.of(read.universe());
        } catch (JsonProcessingException fault) {
            throw UserError.data(file + " is not the description of a mock universe (" + fault.getOriginalMessage()
                    + "); write the mock universe again.");
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + file, fault);
        }
    }
}
