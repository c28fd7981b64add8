package org.galcause.ingesttng.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;

/**
 * A file that was read.
 *
 * @param path as given
 * @param bytes its size
 * @param fingerprint {@code sha256:HEX} of its content; {@code sha256-sampled:HEX} of size and samples of a file above 64 MiB
 */
public record InputFile(String path, long bytes, String fingerprint) {

    private static final long WHOLE_LIMIT = 64L << 20;
    private static final int SAMPLE = 1 << 20;
    private static final int SAMPLES = 16;

    /**
     * Takes the fingerprint of a file, or of all files of a folder together.
     *
     * @throws UserError if it cannot be read
     */
    public static InputFile of(Path path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            boolean sampled = false;
            long bytes = 0;
            for (Path file : files(path)) {
                bytes += Files.size(file);
                sampled |= add(file, digest);
            }
            String name = sampled ? "sha256-sampled:" : "sha256:";
            return new InputFile(path.toString(), bytes, name + HexFormat.of().formatHex(digest.digest()));
        } catch (IOException unreadable) {
            throw UserError.data(path + " cannot be read: " + unreadable.getMessage());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.walk(path)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean add(Path file, MessageDigest digest) throws IOException {
        if (Files.size(file) > WHOLE_LIMIT) {
            addSamples(file, digest);
            return true;
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return false;
    }

    private static void addSamples(Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[SAMPLE];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            digest.update(Long.toString(length).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < SAMPLES; i++) {
                in.seek((length - SAMPLE) / (SAMPLES - 1) * i);
                in.readFully(buffer);
                digest.update(buffer);
            }
        }
    }
}
