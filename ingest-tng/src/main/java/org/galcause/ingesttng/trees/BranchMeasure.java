package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.nio.file.Path;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.TreeQuantity;
import org.galcause.ingesttng.trees.Branch.Rank;

/**
 * One quantity of a galaxy's past.
 *
 * @param variable whose values they are, for messages
 * @param quantity what
 * @param mass what stands for the galaxy's mass
 * @param ratio the smallest mass ratio that counts as a merger
 * @param ages the age of the universe (Gyr) by snapshot number; missing where it is not known
 */
public record BranchMeasure(String variable, TreeQuantity quantity, TreeMass mass, double ratio, double[] ages)
        implements Serializable {

    /** The value at a row of the branch: of what happened there and before. */
    double at(Branch branch, int row, Path file) {
        return switch (quantity) {
            case FORMATION_TIME -> age(branch.snapshot(halfMass(branch, row)), file);
            case PEAK_MASS -> peak(branch, row);
            case MERGERS ->
                branch.mergers(mass).stream()
                        .filter(merger -> counts(merger, branch.snapshot(row)))
                        .count();
            case LAST_MERGER_TIME -> lastMerger(branch, branch.snapshot(row), file);
            case INFALL_TIME -> infall(branch, row, file);
            case CENTRAL -> rank(branch.rank(row));
            case FLY_THROUGH -> branch.showsHosts() ? branch.fliesThroughBefore(row) ? 1 : 0 : Double.NaN;
        };
    }

    private static double rank(Rank rank) {
        return rank == Rank.UNKNOWN ? Double.NaN : rank == Rank.CENTRAL ? 1 : 0;
    }

    /** The earliest row with at least half of the mass at a row. */
    private int halfMass(Branch branch, int row) {
        double half = branch.mass(mass, row) / 2;
        int earliest = branch.length() - 1;
        while (earliest > row && !(branch.mass(mass, earliest) >= half)) {
            earliest--;
        }
        return earliest;
    }

    private double peak(Branch branch, int from) {
        double peak = Double.NaN;
        for (int row = from; row < branch.length(); row++) {
            double value = branch.mass(mass, row);
            peak = Double.isNaN(peak) || value > peak ? value : peak;
        }
        return peak;
    }

    private boolean counts(Branch.Merger merger, int until) {
        return merger.snapshot() <= until && merger.ratio() >= ratio;
    }

    private double lastMerger(Branch branch, int until, Path file) {
        int last = branch.mergers(mass).stream()
                .filter(merger -> counts(merger, until))
                .mapToInt(Branch.Merger::snapshot)
                .max()
                .orElse(-1);
        return last < 0 ? Double.NaN : age(last, file);
    }

    private double infall(Branch branch, int latest, Path file) {
        for (int row = branch.length() - 1; row >= latest; row--) {
            if (branch.rank(row) == Rank.SATELLITE) {
                return age(branch.snapshot(row), file);
            }
        }
        return Double.NaN;
    }

    private double age(int snapshot, Path file) {
        double age = snapshot < ages.length ? ages[snapshot] : Double.NaN;
        if (Double.isNaN(age)) {
            throw UserError.data(file + ": variable " + variable + " asks for the age at snapshot " + snapshot
                    + ", whose catalogue is not there to say its redshift; fetch its first chunk,"
                    + " or name the simulation TNG… if it has TNG's snapshots");
        }
        return age;
    }
}
