package org.galcause.ingesttng.histories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.trees.Gap;
import org.galcause.ingesttng.work.Executors;

/** Values at snapshots that a branch skips, from the branch's subhaloes before and after. */
final class SkippedValues {

    private final SparkSession spark;
    private final Snapshots snapshots;
    private final SkippedSnapshots policy;
    private final List<Gap> gaps;
    private final Map<Integer, Integer> places = new LinkedHashMap<>();
    private final List<SnapshotCatalogue> catalogues = new ArrayList<>();
    private final List<List<Integer>> subhaloes = new ArrayList<>();

    SkippedValues(SparkSession spark, Snapshots snapshots, SkippedSnapshots policy, List<Gap> gaps) {
        this.spark = spark;
        this.snapshots = snapshots;
        this.policy = policy;
        this.gaps = policy == SkippedSnapshots.EXCLUDE ? List.of() : gaps;
    }

    /**
     * Fills the gaps of some variables, all measured in the catalogue.
     *
     * @param values by variable, step and galaxy
     * @param variables and how they are measured, in the order of {@code values}
     * @throws UserError when the catalogue of a snapshot around a gap is not there
     */
    void fill(double[][][] values, List<Variable> variables, List<Measurement> measurements) {
        if (gaps.isEmpty() || measurements.isEmpty()) {
            return;
        }
        List<Side> before = new ArrayList<>();
        List<Side> after = new ArrayList<>();
        for (Gap gap : gaps) {
            before.add(side(gap.before(), gap.subfindIdBefore()));
            if (policy == SkippedSnapshots.INTERPOLATE) {
                after.add(side(gap.after(), gap.subfindIdAfter()));
            }
        }
        List<SnapshotWork> work = new ArrayList<>();
        ChosenPoints chosen = new ChosenPoints(spark, snapshots.steps());
        for (int place = 0; place < catalogues.size(); place++) {
            int[] ids =
                    subhaloes.get(place).stream().mapToInt(Integer::intValue).toArray();
            work.add(new SnapshotWork(catalogues.get(place), chosen.at(catalogues.get(place), measurements), ids));
        }
        List<double[][]> measured = Executors.map(spark, work, SnapshotMeasurement::of);
        for (int g = 0; g < gaps.size(); g++) {
            Gap gap = gaps.get(g);
            for (int v = 0; v < values.length; v++) {
                double earlier = before.get(g).of(measured, v);
                values[v][gap.step()][gap.galaxy()] = policy == SkippedSnapshots.PREVIOUS
                        ? earlier
                        : between(variables.get(v), earlier, after.get(g).of(measured, v), weight(gap));
            }
        }
    }

    /** A subhalo to be measured: which work, and its place there. */
    private record Side(int work, int place) {
        double of(List<double[][]> measured, int variable) {
            return measured.get(work)[variable][place];
        }
    }

    private Side side(int snapshot, int subfindId) {
        int work = places.computeIfAbsent(snapshot, this::opened);
        subhaloes.get(work).add(subfindId);
        return new Side(work, subhaloes.get(work).size() - 1);
    }

    private int opened(int snapshot) {
        try {
            catalogues.add(snapshots.orOpen(snapshot));
        } catch (UserError fault) {
            throw UserError.data(fault.problems().stream()
                    .map(problem -> "data: skipped: " + policy.name().toLowerCase(Locale.ROOT) + " needs snapshot "
                            + snapshot + " for a branch that skips the next one: " + problem)
                    .toList());
        }
        subhaloes.add(new ArrayList<>());
        return catalogues.size() - 1;
    }

    /** How far in time a gap lies between the subhaloes around it. */
    private double weight(Gap gap) {
        double from = age(gap.before());
        return (snapshots.grid().at(gap.step()).ageGyr() - from) / (age(gap.after()) - from);
    }

    private double age(int snapshot) {
        var header = catalogues.get(places.getOrDefault(snapshot, 0)).header();
        return header.cosmology().ageGyr(header.redshift());
    }

    private static double between(Variable variable, double earlier, double later, double weight) {
        if (variable.kind() != Kind.CONTINUOUS) {
            return weight < 0.5 ? earlier : later;
        }
        return variable.scale() == Scale.LOG10 && earlier > 0 && later > 0
                ? Math.exp((1 - weight) * Math.log(earlier) + weight * Math.log(later))
                : (1 - weight) * earlier + weight * later;
    }
}
