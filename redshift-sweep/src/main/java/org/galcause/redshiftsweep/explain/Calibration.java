package org.galcause.redshiftsweep.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.units.Unit;
import org.galcause.redshiftsweep.study.Study;

/**
 * The quantiles of a study's density beside those of Mucesh et al. (2024, arXiv:2412.02439), whose tracers are not stated: where they
 * agree, the tracers are as numerous as theirs.
 */
public final class Calibration {

    private static final String FILE = "published-exposure.txt";
    private static final int[] LEVELS = {1, 6, 11, 16, 21};
    private static final int LEVEL_COUNT = 21;

    private Calibration() {}

    /** Lines for each density of a simulation at the snapshots published; none for other studies. */
    public static List<String> of(Study study, Panel panel) {
        List<String> lines = new ArrayList<>();
        if (!(study.request().source() instanceof Source.Simulation)) {
            return lines;
        }
        List<VariableRequest> requests = study.request().variables();
        for (int v = 0; v < requests.size(); v++) {
            if (requests.get(v).measure() instanceof Measure.Density) {
                lines.addAll(lines(requests.get(v), v, panel));
            }
        }
        return lines;
    }

    private static List<String> lines(VariableRequest request, int variable, Panel panel) {
        Map<Integer, double[]> published = published();
        double shift = Math.log10(Unit.parse(request.variable().unit()).cgs()
                / Unit.parse("h3/cMpc3").cgs());
        List<String> lines = new ArrayList<>();
        for (int step = panel.schema().steps() - 1; step >= 0; step--) {
            double[] theirs = published.get((int) panel.schema().grid().at(step).time());
            double[] ours = logarithms(request, panel.column(variable, step));
            if (theirs != null && ours.length > 0 && comparable(request)) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-8d %s  |  %s",
                        (int) panel.schema().grid().at(step).time(),
                        numbers(Arrays.stream(LEVELS)
                                .mapToDouble(level -> shift + Quantiles.ofSorted(ours, probability(level)))
                                .toArray()),
                        numbers(Arrays.stream(LEVELS)
                                .mapToDouble(level -> theirs[level - 1])
                                .toArray())));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    "calibration of " + request.variable().name()
                            + ": log10 density [h3/cMpc3], 1 / 25.5 / 50 / 74.5 / 99 % here | published by Mucesh et al. 2024 (tracers not stated)");
        }
        return lines;
    }

    /** Comoving and with h3, as published; another power of either cannot be shifted without h or the redshift. */
    private static boolean comparable(VariableRequest request) {
        Unit unit = Unit.parse(request.variable().unit());
        Unit theirs = Unit.parse("h3/cMpc3");
        return unit.hPower() == theirs.hPower() && unit.aPower() == theirs.aPower();
    }

    private static double[] logarithms(VariableRequest request, double[] column) {
        boolean logarithmic = request.variable().scale() == Scale.LOG10;
        return Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .map(value -> logarithmic ? value : Math.log10(value))
                .sorted()
                .toArray();
    }

    private static double probability(int level) {
        return 0.01 + 0.98 * (level - 1) / (LEVEL_COUNT - 1);
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%6.2f", value))
                .collect(Collectors.joining(" "));
    }

    /** The published quantiles, by snapshot. */
    private static Map<Integer, double[]> published() {
        try (InputStream in = Calibration.class.getResourceAsStream(FILE)) {
            List<String[]> rows = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
            Map<Integer, double[]> bySnapshot = new LinkedHashMap<>();
            for (int column = 1; column < rows.get(0).length; column++) {
                int place = column;
                bySnapshot.put(
                        Integer.parseInt(rows.get(0)[column]),
                        rows.stream()
                                .skip(1)
                                .mapToDouble(row -> Double.parseDouble(row[place]))
                                .toArray());
            }
            return bySnapshot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
