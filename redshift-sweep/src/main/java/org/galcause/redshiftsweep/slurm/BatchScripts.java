package org.galcause.redshiftsweep.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.store.AtomicFiles;

/** The batch scripts of one study at one site, made from templates. */
public final class BatchScripts {

    private static final List<String> NAMES = List.of("node", "ingest", "array", "collect", "spark");

    /** What a Java process needs beside its heap, as a share of its memory. */
    private static final double HEAP = 0.8;

    /** MiB below which Spark does not start. */
    private static final int LEAST = 600;

    private final SiteProfile profile;
    private final Map<String, String> words = new LinkedHashMap<>();

    /**
     * Scripts of a study.
     *
     * @param study the study file
     * @param name the study's name
     * @param profile the site
     * @param program what runs the program
     * @param to the folder of the scripts, with logs and results beside them
     * @param slices tasks of the array
     */
    public BatchScripts(Path study, String name, SiteProfile profile, Program program, Path to, int slices) {
        this.profile = profile;
        int heap = (int) (HEAP * profile.mebibytes());
        words.put("functions", template("functions.sh").strip());
        words.put("site", String.join("\n", site()));
        words.put("setup", String.join("\n", setup()));
        words.put("name", name.replaceAll("[^A-Za-z0-9._-]+", "-"));
        words.put("study", quoted(study.toAbsolutePath().normalize()));
        words.put("to", quoted(to.toAbsolutePath().normalize()));
        words.put(
                "galcause",
                profile.list(ProfileKey.GALCAUSE).isEmpty()
                        ? quoted(program.launcher())
                        : profile.value(ProfileKey.GALCAUSE));
        words.put("jars", quoted(program.jars()));
        words.put("slices", Integer.toString(slices));
        words.put("heap", Integer.toString(heap));
        // On a node of the Spark cluster the driver, the master and the worker share the memory with the executor.
        words.put("executor", Integer.toString(Math.max(LEAST, (int) (0.6 * heap))));
        words.put("driver", Integer.toString(Math.max(LEAST, (int) (0.25 * heap))));
        words.put("nodes", profile.value(ProfileKey.NODES));
        words.put("grace", profile.value(ProfileKey.GRACE));
        words.put("restarts", profile.value(ProfileKey.RESTARTS));
        words.put("scratch", profile.value(ProfileKey.SCRATCH));
    }

    /**
     * Where the program is, as the nodes see it.
     *
     * @param launcher the command {@code galcause}
     * @param jars the folder of its jars, which is also a whole Spark
     */
    public record Program(Path launcher, Path jars) {}

    private List<String> site() {
        List<String> lines = new ArrayList<>();
        add(lines, ProfileKey.PARTITION, "--partition=");
        add(lines, ProfileKey.ACCOUNT, "--account=");
        add(lines, ProfileKey.QOS, "--qos=");
        lines.add("#SBATCH --time=" + profile.value(ProfileKey.TIME));
        lines.add("#SBATCH --cpus-per-task=" + profile.value(ProfileKey.CPUS));
        lines.add("#SBATCH --mem=" + profile.value(ProfileKey.MEMORY));
        profile.list(ProfileKey.DIRECTIVES).forEach(directive -> lines.add("#SBATCH " + directive));
        return lines;
    }

    private void add(List<String> lines, ProfileKey key, String option) {
        if (!profile.value(key).isEmpty()) {
            lines.add("#SBATCH " + option + profile.value(key));
        }
    }

    private List<String> setup() {
        List<String> lines = new ArrayList<>();
        if (!profile.list(ProfileKey.MODULES).isEmpty()) {
            lines.add("module load " + String.join(" ", profile.list(ProfileKey.MODULES)));
        }
        if (!profile.value(ProfileKey.JAVA).isEmpty()) {
            lines.add("export JAVA_HOME=" + profile.value(ProfileKey.JAVA));
        }
        lines.addAll(profile.list(ProfileKey.SETUP));
        return lines;
    }

    /** Quoted for the shell where that is needed, so that the scripts stay easy to read where it is not. */
    private static String quoted(Path path) {
        String text = path.toString();
        if (text.matches("[A-Za-z0-9_./+:@%-]+")) {
            return text;
        }
        throw UserError.study(text + ": batch scripts need a path without blanks and signs other than . _ - + : @ %; "
                + "move the study or the folder");
    }

    /** The scripts by file name. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        NAMES.forEach(name -> texts.put(name + ".sbatch", filled(template(name + ".sbatch"))));
        return texts;
    }

    private String filled(String template) {
        String text = template;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{{" + word.getKey() + "}}", word.getValue());
        }
        return text;
    }

    private static String template(String name) {
        try (InputStream in = Objects.requireNonNull(BatchScripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the scripts, and the folder for their logs: SLURM does not make it. */
    public void write(Path to) {
        try {
            Files.createDirectories(to.resolve("logs"));
            for (Map.Entry<String, String> script : texts().entrySet()) {
                Files.writeString(to.resolve(script.getKey()), script.getValue());
            }
        } catch (IOException e) {
            throw UserError.data(
                    to + ": cannot be written (" + AtomicFiles.reason(e) + "); choose another folder with --to");
        }
    }

    /** The lines that submit the array with what comes before and after it. */
    public List<String> arrayLines() {
        String to = words.getOrDefault("to", "");
        return List.of(
                "ingest=$(sbatch --parsable " + to + "/ingest.sbatch)",
                "array=$(sbatch --parsable --dependency=afterok:$ingest " + to + "/array.sbatch)",
                "sbatch --dependency=afterany:$array " + to + "/collect.sbatch");
    }

    /** The line that submits one of the other two scripts. */
    public String line(String name) {
        return "sbatch " + words.getOrDefault("to", "") + "/" + name + ".sbatch";
    }
}
