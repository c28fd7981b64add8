package org.galcause.ingesttng.mock;

import org.galcause.ingesttng.units.Cosmology;
import org.galcause.ingesttng.units.TngSnapshots;

/** Redshifts of the snapshots of IllustrisTNG, and where a snapshot lies between the steps of the structural equations. */
final class SnapshotTimes {

    /** How many snapshots a simulation of the IllustrisTNG kind has. */
    static final int COUNT = TngSnapshots.COUNT;

    private SnapshotTimes() {}

    /** Redshift of a snapshot, 0 to 99. */
    static double redshift(int snapshot) {
        return TngSnapshots.redshift(snapshot);
    }

    /** Age of the universe at a snapshot (Gyr). */
    static double ageGyr(int snapshot) {
        return Cosmology.TNG.ageGyr(redshift(snapshot));
    }

    /**
     * A snapshot between two steps of the equations, by age.
     *
     * @param below the earlier step
     * @param weight how far towards the next step: 0 at the step itself, negative before the first
     */
    record Between(int below, double weight) {

        static Between of(StructuralEquations equations, int snapshot) {
            int below = 0;
            while (below + 2 < equations.steps() && equations.snapshot(below + 1) <= snapshot) {
                below++;
            }
            double from = ageGyr(equations.snapshot(below));
            double to = ageGyr(equations.snapshot(below + 1));
            double weight = snapshot == equations.snapshot(below) ? 0 : (ageGyr(snapshot) - from) / (to - from);
            return new Between(below, snapshot == equations.snapshot(below + 1) ? 1 : weight);
        }

        /** Linear in age, extrapolated before the first step. */
        double line(double atBelow, double atNext) {
            return weight == 0 ? atBelow : weight == 1 ? atNext : atBelow + weight * (atNext - atBelow);
        }

        /** Linear in age, constant before the first step. */
        double held(double atBelow, double atNext) {
            return weight <= 0 ? atBelow : line(atBelow, atNext);
        }
    }
}
