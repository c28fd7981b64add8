package org.galcause.redshiftsweep.run;

import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;

/** A small world with feedback (L and A act on each other) and a study of it. */
final class SmallStudy {

    static final String TEXT = """
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
              regimes: {natural: natural, low: {set: -1}, high: {set: 1}}
            estimators:
              - gformula: {simulations: 300}
              - ice: {outcome: {family: gaussian, iterated: gaussian}}
            uncertainty: {bootstrap: 23, seed: 5}
            """;

    private SmallStudy() {}

    static Study study() {
        return StudyFile.parse(TEXT, Path.of("study.yaml"));
    }

    static Panel panel() {
        int units = 150;
        int steps = 3;
        long[] ids = new long[units];
        double[][] columns = new double[3 * steps][units];
        for (int i = 0; i < units; i++) {
            ids[i] = 100 + 3L * i;
            long key = Randomness.with(Randomness.key(1, "small"), i);
            double l = 0;
            double a = 0;
            for (int s = 0; s < steps; s++) {
                l = 0.5 * l + 0.4 * a + Randomness.normal(key, 3L * s);
                a = 0.6 * l + Randomness.normal(key, 3L * s + 1);
                columns[s][i] = l;
                columns[steps + s][i] = a;
                columns[2 * steps + s][i] = l - 0.7 * a + Randomness.normal(key, 3L * s + 2);
            }
        }
        PanelSchema schema = new PanelSchema(
                List.of(Variable.continuous("L"), Variable.continuous("A"), Variable.continuous("Y")),
                TimeGrid.of(0, 1, 2));
        return Panel.of(schema, ids, columns);
    }

    static Analysis analysis() {
        return Analysis.of(study(), panel());
    }
}
