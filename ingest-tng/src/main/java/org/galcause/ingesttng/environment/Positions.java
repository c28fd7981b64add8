package org.galcause.ingesttng.environment;

import java.util.function.IntFunction;
import org.galcause.causalmodel.UserError;

/** Points in a cube, as three columns. Immutable by agreement: the arrays are shared. */
public final class Positions {

    private final double[] x;
    private final double[] y;
    private final double[] z;

    /** Takes over three columns of one length. */
    public Positions(double[] x, double[] y, double[] z) {
        if (x.length != y.length || x.length != z.length) {
            throw new IllegalArgumentException(
                    "columns of different lengths: " + x.length + ", " + y.length + ", " + z.length);
        }
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** How many points. */
    public int size() {
        return x.length;
    }

    /** First coordinate of each point. */
    public double[] x() {
        return x;
    }

    /** Second coordinate of each point. */
    public double[] y() {
        return y;
    }

    /** Third coordinate of each point. */
    public double[] z() {
        return z;
    }

    /** The points of some rows. */
    public Positions at(int[] rows) {
        double[][] picked = new double[3][rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[0][i] = x[rows[i]];
            picked[1][i] = y[rows[i]];
            picked[2][i] = z[rows[i]];
        }
        return new Positions(picked[0], picked[1], picked[2]);
    }

    /** Whether a point lies in the cube [0, side] (the far faces included: single-precision positions round up to them). */
    public boolean inside(int point, double side) {
        return inside(x[point], side) && inside(y[point], side) && inside(z[point], side);
    }

    private static boolean inside(double coordinate, double side) {
        return coordinate >= 0 && coordinate <= side;
    }

    /**
     * The same points with coordinates in [0, side): the far faces are the near ones.
     *
     * @param side side of the periodic cube, in the unit of the positions
     * @param whose what the points are, for the message: {@code galaxies of file.csv at time 99}
     * @throws UserError if a point lies outside the cube or is not a number
     */
    public Positions wrapped(double side, String whose) {
        return wrapped(side, i -> "among the " + whose + " (number " + (i + 1) + " of " + x.length + ")");
    }

    /**
     * Likewise, where each point has a place of its own.
     *
     * @param where a point is from, for the message: {@code of subhalo 3 of snapshot 99 (file.hdf5: dataset, row 3)}
     */
    public Positions wrapped(double side, IntFunction<String> where) {
        for (int i = 0; i < x.length; i++) {
            if (!inside(i, side)) {
                boolean number = !Double.isNaN(x[i] + y[i] + z[i]);
                throw UserError.data("Position (" + x[i] + ", " + y[i] + ", " + z[i] + ") " + where.apply(i)
                        + (number
                                ? " is outside the box [0, " + side + "]; check the box's side and unit."
                                : " is not a number; check where the data come from."));
            }
        }
        return new Positions(folded(x, side), folded(y, side), folded(z, side));
    }

    private static double[] folded(double[] coordinates, double side) {
        double[] folded = coordinates.clone();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] == side) {
                folded[i] = 0;
            }
        }
        return folded;
    }
}
