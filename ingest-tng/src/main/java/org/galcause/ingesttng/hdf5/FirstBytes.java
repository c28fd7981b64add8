package org.galcause.ingesttng.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The bytes with which a file begins, unpacked where it is gzipped: what it is, whatever its name says.
 *
 * @param bytes at most 512
 */
public record FirstBytes(String bytes) {

    private static final int PEEK = 512;
    private static final String GZIP = "\u001f\u008b";

    /**
     * Of a file.
     *
     * @throws IOException when it cannot be read, or is gzipped and damaged
     */
    public static FirstBytes of(Path file) throws IOException {
        FirstBytes plain = plain(file);
        if (!plain.bytes.startsWith(GZIP)) {
            return plain;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return of(in.readNBytes(PEEK));
        }
    }

    /**
     * The same, as it is there.
     *
     * @throws IOException when it cannot be read
     */
    public static FirstBytes plain(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(PEEK));
        }
    }

    static FirstBytes of(byte[] bytes) {
        return new FirstBytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Whether it is gzipped (only of plain ones). */
    public boolean gzipped() {
        return bytes.startsWith(GZIP);
    }

    /** What a failed download left in place of the file, and what to do; nothing when it looks like data. */
    public Optional<String> leftover() {
        String text = bytes.strip().toLowerCase(Locale.ROOT);
        if (bytes.isEmpty()) {
            return Optional.of("it is empty; fetch it again");
        }
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
            return Optional.of(
                    "it looks like an HTML page, as a download without a valid API key or login saves it in place of"
                            + " the file; fetch it again with your key");
        }
        if (text.matches("(?s)(\\{\\s*[\"}]|\\[\\s*[\"{\\]]).*")) {
            return Optional.of(
                    "it looks like a JSON answer of the web API, not the file itself; fetch the address of the file");
        }
        return text.startsWith("version https://git-lfs")
                ? Optional.of("it is a Git LFS pointer, not the file itself; run git lfs pull")
                : Optional.empty();
    }

    /** The format that it is in, by its signature, and a name under which it is read; nothing when it has none that is known. */
    public Optional<String> format() {
        if (bytes.startsWith("\u0089HDF\r\n\u001a\n")) {
            return Optional.of("an HDF5 file; rename it to end in .hdf5");
        } else if (bytes.startsWith("SIMPLE  =")) {
            return Optional.of("a FITS file; rename it to end in .fits");
        } else if (bytes.startsWith("PAR1")) {
            return Optional.of("a Parquet file; rename it to end in .parquet");
        }
        return gzipped() ? Optional.of("gzipped; unpack it first (gunzip)") : Optional.empty();
    }
}
