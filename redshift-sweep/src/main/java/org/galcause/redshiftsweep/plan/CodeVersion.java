package org.galcause.redshiftsweep.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.Estimator;
import org.galcause.ingesttng.Ingest;

/** Versions of the code that makes the numbers: hashes of compiled classes. */
public final class CodeVersion {

    private static final String ESTIMATORS = hash(Panel.class) + hash(Estimator.class);

    private CodeVersion() {}

    /** Changes whenever a class of the estimators or of the shared language changes. */
    public static String estimators() {
        return ESTIMATORS;
    }

    /** Changes whenever a class of ingest or of the shared language changes. */
    public static String ingest() {
        return hash(Panel.class) + hash(Ingest.class);
    }

    private static String hash(Class<?> inside) {
        try {
            Path place = Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI());
            MessageDigest digest = Fingerprint.sha256();
            for (Path file : files(place)) {
                digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
