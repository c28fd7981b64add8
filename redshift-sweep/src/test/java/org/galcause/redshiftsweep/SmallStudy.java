package org.galcause.redshiftsweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.study.StudyFile;

/** A small world with feedback (L and A act on each other), as a study file, as a table, and in memory. Whoever uses it asks its own question. */
public final class SmallStudy {

    private static final String WORLD = """
            study: small
            data: {table: {path: data.csv, id: id, time: t}}
            variables:
              L: {}
              A: {}
              Y: {}
            graph: |
              L[t-1], A[t-1] -> L[t]
              L[t] -> A[t], Y[t]
              A[t] -> Y[t]
            """;

    private static final String BY_TWO = """
            estimators:
              - ice: {outcome: {family: gaussian, iterated: gaussian}}
              - gformula: {simulations: %d}
            uncertainty: {bootstrap: %d, seed: 5}
            """;

    /** A study that is soon done, and yet has enough cells to be interrupted. */
    public static final String INTERRUPTIBLE =
            byTwo("at: last, levels: {values: [-1, 0, 1]}", 30_000, 100) + "figures: [effect-curves]\n";

    /** Its cells: the sample and blocks of ten replicates, for each of two estimators. */
    public static final int INTERRUPTIBLE_CELLS = 2 * (1 + 10);

    private static final int TIMES = 3;

    private SmallStudy() {}

    /**
     * The study file.
     *
     * @param question what stands behind treatment and outcome, in YAML's short form
     * @param rest estimators, uncertainty, figures
     */
    public static String asking(String question, String rest) {
        return WORLD + "question: {treatment: A, outcome: Y, " + question + "}\n" + rest;
    }

    /** A study by iterated regressions and by simulation. */
    public static String byTwo(String question, int simulations, int replicates) {
        return asking(question, BY_TWO.formatted(simulations, replicates));
    }

    /** Writes the study, and its table of so many units, into a folder. */
    public static void write(Path folder, String study, int units) throws IOException {
        StringBuilder csv = new StringBuilder("id,t,L,A,Y\n");
        for (int i = 0; i < units; i++) {
            double[][] values = unit(i, TIMES);
            for (int t = 0; t < TIMES; t++) {
                csv.append(i + "," + t + "," + values[0][t] + "," + values[1][t] + "," + values[2][t] + "\n");
            }
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        Files.writeString(folder.resolve("study.yaml"), study);
    }

    /** The study and so many units, without files. */
    public static Analysis analysis(String study, int units, int times) {
        PanelSchema schema = new PanelSchema(
                List.of(Variable.continuous("L"), Variable.continuous("A"), Variable.continuous("Y")),
                TimeGrid.of(IntStream.range(0, times).asDoubleStream().toArray()));
        long[] ids = new long[units];
        Arrays.setAll(ids, i -> 100 + 3L * i);
        double[][] columns = new double[3 * times][units];
        for (int i = 0; i < units; i++) {
            double[][] values = unit(i, times);
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = values[c / times][c % times];
            }
        }
        return Analysis.of(StudyFile.parse(study, Path.of("study.yaml")), Panel.of(schema, ids, columns));
    }

    /** L, A and Y of one unit by time. */
    private static double[][] unit(int unit, int times) {
        long key = Randomness.with(Randomness.key(1, "small"), unit);
        double[][] values = new double[3][times];
        double l = 0;
        double a = 0;
        for (int t = 0; t < times; t++) {
            l = 0.5 * l + 0.4 * a + Randomness.normal(key, 3L * t);
            a = 0.6 * l + Randomness.normal(key, 3L * t + 1);
            values[0][t] = l;
            values[1][t] = a;
            values[2][t] = l - 0.7 * a + Randomness.normal(key, 3L * t + 2);
        }
        return values;
    }
}
