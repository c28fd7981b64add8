package org.galcause.redshiftsweep.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan as a text file, so that what a folder lacks can be told without reading the data again. The last line is the hash of the others.
 *
 * @param study the study's name
 * @param panel the panel's fingerprint
 * @param units how many units it has
 * @param plan the cells
 */
public record PlanFile(String study, String panel, int units, SweepPlan plan) {

    /** Its place in a result folder. */
    public static final String NAME = ".plan.tsv";

    private static final String SEAL = "sha256\t";

    public PlanFile {
        study = study.replaceAll("\\s+", " ");
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder("study\t" + study + "\npanel\t" + panel + "\nunits\t" + units + "\n");
        for (Cell cell : plan.cells()) {
            text.append(
                    "cell\t" + cell.key() + "\t" + cell.first() + "\t" + cell.last() + "\t" + cell.estimator() + "\n");
        }
        return text + SEAL + Fingerprint.of(text.toString()) + "\n";
    }

    /** Reads a file's text; empty when it is damaged. */
    public static Optional<PlanFile> parse(String text) {
        int seal = text.lastIndexOf(SEAL);
        if (seal < 0 || !text.substring(seal).equals(SEAL + Fingerprint.of(text.substring(0, seal)) + "\n")) {
            return Optional.empty();
        }
        Map<String, String> head = new LinkedHashMap<>();
        List<Cell> cells = new ArrayList<>();
        text.substring(0, seal).lines().forEach(line -> {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("cell")) {
                cells.add(new Cell(fields[4], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[1]));
            } else {
                head.put(fields[0], fields[1]);
            }
        });
        return Optional.of(new PlanFile(
                head.getOrDefault("study", ""),
                head.getOrDefault("panel", ""),
                Integer.parseInt(head.getOrDefault("units", "0")),
                new SweepPlan(cells)));
    }
}
