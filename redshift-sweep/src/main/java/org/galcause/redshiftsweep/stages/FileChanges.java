package org.galcause.redshiftsweep.stages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.redshiftsweep.stages.ManifestFile.Named;

/** Compares files with the fingerprints that a manifest holds of them. */
public final class FileChanges {

    private FileChanges() {}

    /**
     * One sentence for each file that is not what it was.
     *
     * @param files what the manifest says
     * @param base where relative paths start
     */
    public static List<String> sentences(List<Named> files, Path base) {
        List<String> sentences = new ArrayList<>();
        for (Named file : files) {
            Path path = base.resolve(file.path());
            if (!Files.exists(path)) {
                sentences.add(path + ": missing");
            } else {
                String now = InputFile.of(path).fingerprint();
                if (!now.equals(file.fingerprint())) {
                    sentences.add(path + ": differs (now " + now + ", in the manifest " + file.fingerprint() + ")");
                }
            }
        }
        return sentences;
    }
}
