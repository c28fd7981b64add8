package org.galcause.redshiftsweep.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.results.ResultFolder;

/** The manifest of a folder: what it was made of, what was made, each file with its fingerprint, and a fingerprint of itself. */
public final class ManifestFile {

    /** Its name. */
    public static final String NAME = "manifest.json";

    private static final String SEAL = "manifest_fingerprint";
    private static final List<String> ENDINGS = List.of(".csv", ".parquet", ".fits");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ResultFolder folder;

    /** The manifest of a folder. */
    public ManifestFile(ResultFolder folder) {
        this.folder = folder;
    }

    /** A file that a manifest names. */
    public record Named(String path, String fingerprint) {}

    /** Writes a manifest of what is in the folder now. */
    void write(ObjectNode root) {
        ArrayNode outputs = JSON.createArrayNode();
        for (Path file : outputFiles()) {
            outputs.addObject()
                    .put("path", folder.path().relativize(file).toString())
                    .put("fingerprint", InputFile.of(file).fingerprint());
        }
        root.set("outputs", outputs);
        root.remove(SEAL);
        root.put(SEAL, "sha256:" + Fingerprint.of(text(root)));
        folder.write(NAME, text(root));
    }

    /** Takes the fingerprints of the outputs again, after figures have been drawn. */
    public void renewOutputs() {
        write((ObjectNode) json());
    }

    /** Its content. */
    public JsonNode json() {
        String text = folder.read(NAME)
                .orElseThrow(() -> UserError.data(folder.path()
                        + ": not the folder of a finished run, there is no manifest.json in it; make one with galcause run STUDY --to "
                        + folder.path()));
        return parsed(text).orElseThrow(() -> UserError.data(folder.file(NAME) + ": damaged; run the study again"));
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is as it was written. */
    public boolean isWhole() {
        Optional<JsonNode> node = folder.read(NAME).flatMap(ManifestFile::parsed);
        if (node.isEmpty()) {
            return false;
        }
        ObjectNode root = (ObjectNode) node.get();
        String seal = root.path(SEAL).asText();
        root.remove(SEAL);
        return seal.equals("sha256:" + Fingerprint.of(text(root)));
    }

    /** The files that the study read. */
    public List<Named> inputs() {
        return named(json().path("inputs"));
    }

    /** The files that were made, relative to the folder. */
    public List<Named> outputs() {
        return named(json().path("outputs"));
    }

    private static List<Named> named(JsonNode list) {
        List<Named> named = new ArrayList<>();
        list.forEach(node -> named.add(
                new Named(node.path("path").asText(), node.path("fingerprint").asText())));
        return named;
    }

    /** The study's text. */
    public String studyText() {
        return json().path("study_text").asText();
    }

    /** Where the study lay: paths in its text are relative to this file's folder. */
    public Path studyFile() {
        return Path.of(json().path("study_file").asText());
    }

    /** The seed that the command line put in place of the study's, if it did. */
    public OptionalLong seed() {
        JsonNode seed = json().path("seed_override");
        return seed.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(seed.asLong());
    }

    private List<Path> outputFiles() {
        List<Path> files = new ArrayList<>();
        for (String table : StudyRun.TABLES) {
            ENDINGS.forEach(ending -> files.add(folder.file(table + ending)));
        }
        files.add(folder.file("report.html"));
        files.add(folder.file(ResultFolder.STUDY));
        files.addAll(figures());
        return files.stream().filter(Files::exists).sorted().toList();
    }

    private List<Path> figures() {
        Path figures = folder.file("figures");
        if (!Files.isDirectory(figures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(figures)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
