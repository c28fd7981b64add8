package org.galcause.ingesttng.request;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.formula.Comparator;

/**
 * Which units are kept.
 *
 * @param cuts all of them must hold
 * @param at the time at which the cuts are made; the last time unless given
 * @param histories what is asked of a unit's history
 * @param galaxies centrals, satellites or all
 */
public record Selection(List<Cut> cuts, Optional<Double> at, Histories histories, Galaxies galaxies) {

    public Selection {
        cuts = List.copyOf(cuts);
    }

    /** Everything as the data give it. */
    public static Selection none() {
        return new Selection(List.of(), Optional.empty(), Histories.GIVEN, Galaxies.ALL);
    }

    /**
     * A cut on a declared variable, such as {@code stellar_mass >= 1e9 Msun}. It is made on the value in the unit, before floor and
     * logarithm.
     *
     * @param variable its name
     * @param comparator the comparison
     * @param value the bound, in {@code unit}
     * @param unit the bound's unit; empty for a dimensionless variable
     */
    public record Cut(String variable, Comparator comparator, double value, String unit) {

        /** As in the study file. */
        public String text() {
            return variable + " " + comparator.symbol() + " " + number() + (unit.isEmpty() ? "" : " " + unit);
        }

        /** {@code 1e9}, not {@code 1.0E9}. */
        private String number() {
            return Double.toString(value).replace("E", "e").replace(".0e", "e").replaceFirst("\\.0$", "");
        }
    }

    /** What is asked of a unit's history. */
    public enum Histories {
        /** Units that have a row at every time (until they leave); others are not selected. */
        COMPLETE,
        /** Units with a row at any time; a time without a row is a gap, not a mistake. */
        ANY,
        /** Every unit; a time without a row is missing data, subject to the {@link MissingPolicy}. */
        GIVEN
    }

    /** Which galaxies of their haloes; only a simulation knows them apart. */
    public enum Galaxies {
        ALL,
        CENTRALS,
        SATELLITES
    }
}
