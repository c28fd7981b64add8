package org.galcause.redshiftsweep.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.galcause.causalmodel.Randomness;

/** Files of a small study that is soon done, and yet has enough cells to be interrupted. */
final class SmallRun {

    static final String STUDY = """
            study: small
            data: {table: {path: data.csv, id: id, time: t}}
            variables: {L: {}, A: {}, Y: {}}
            graph: |
              L[t-1], A[t-1] -> L[t]
              L[t] -> A[t], Y[t]
              A[t] -> Y[t]
            question:
              treatment: A
              outcome: Y
              at: last
              levels: {values: [-1, 0, 1]}
            estimators:
              - ice: {outcome: {family: gaussian, iterated: gaussian}}
              - gformula: {simulations: 30000}
            uncertainty: {bootstrap: 100, seed: 5}
            figures: [effect-curves]
            """;

    /** Its cells: the sample and blocks of ten replicates, for each of two estimators. */
    static final int CELLS = 2 * (1 + 10);

    private SmallRun() {}

    static void write(Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("id,t,L,A,Y\n");
        for (int i = 0; i < 150; i++) {
            double l = 0;
            double a = 0;
            for (int t = 0; t < 3; t++) {
                l = 0.5 * l + 0.4 * a + Randomness.normal(t, i);
                a = 0.6 * l + Randomness.normal(10 + t, i);
                double y = l - 0.7 * a + Randomness.normal(20 + t, i);
                csv.append(i + "," + t + "," + l + "," + a + "," + y + "\n");
            }
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        Files.writeString(folder.resolve("study.yaml"), STUDY);
    }
}
