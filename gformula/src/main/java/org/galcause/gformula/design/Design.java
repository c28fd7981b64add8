package org.galcause.gformula.design;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Columns;

/**
 * The columns of a model: a formula compiled against the rows of one fit, which decide the levels of categories, the times of {@code
 * factor(t)} and the knots of splines. The same design fills rows of observed, simulated or intervened histories.
 *
 * <p>Immutable and safe to share among threads.
 */
public final class Design {

    private final List<DesignColumn> columns;
    private final List<String> names;
    private final List<SeenLevels> seen;

    private Design(List<DesignColumn> columns, List<SeenLevels> seen) {
        this.columns = List.copyOf(columns);
        this.seen = List.copyOf(seen);
        this.names = columns.stream().map(DesignColumn::name).toList();
    }

    /**
     * Compiles a formula.
     *
     * @param formula the right-hand side
     * @param scope what its names refer to
     * @param rows the rows of the fit
     */
    public static Design of(Formula formula, Scope scope, FitRows rows) {
        Expansion expansion = new Expansion(scope, rows);
        return new Design(expansion.columns(formula), expansion.seen());
    }

    /**
     * Compiles a formula with a restricted cubic spline of four columns in place of every main effect of a continuous variable, as far as it
     * takes enough values for five knots.
     */
    public static Design splined(Formula formula, Scope scope, FitRows rows) {
        Expansion expansion = new Expansion(scope, rows);
        return new Design(expansion.splinedColumns(formula), expansion.seen());
    }

    /** How many columns there are, the intercept included. */
    public int size() {
        return names.size();
    }

    /** The columns' names, as in {@code models.csv}. */
    public List<String> names() {
        return names;
    }

    /**
     * Fills the design at a step.
     *
     * @param histories the units
     * @param step the step t of the formula
     * @param out by column, at least {@code histories.rows()} long
     */
    public void fill(Columns histories, int step, double[][] out) {
        double[] scratch = new double[histories.rows()];
        for (int j = 0; j < out.length; j++) {
            columns.get(j).fill(histories, step, scratch, out[j]);
        }
    }

    /**
     * The linear predictor at a step: the sum of columns times coefficients, for each unit, into {@code out}. A column whose coefficient
     * is 0 is not looked at. NaN for a unit with a level of a category that no fitted row had. Cost: about 1 ns for each unit and column.
     */
    public void predictor(Columns histories, int step, double[] coefficients, double[] out) {
        int rows = histories.rows();
        Workspace work = new Workspace(rows);
        Arrays.fill(out, 0, rows, 0.0);
        for (int j = 0; j < coefficients.length; j++) {
            DesignColumn column = columns.get(j);
            if (column.factors().isEmpty()) {
                addConstant(coefficients[j], rows, out);
            } else if (coefficients[j] != 0) {
                column.accumulate(coefficients[j], histories, step, work, out);
            }
        }
        blankUnseen(histories, step, out);
    }

    /** Sets the prediction of units with a level of a category that no fitted row had to NaN. */
    public void blankUnseen(Columns histories, int step, double[] out) {
        double[] scratch = seen.isEmpty() ? new double[0] : new double[histories.rows()];
        for (SeenLevels levels : seen) {
            levels.blank(histories, step, scratch, out);
        }
    }

    /** Which values the columns with a coefficient other than 0 read at a step. */
    public void reads(int step, double[] coefficients, Reads reads) {
        for (int j = 0; j < coefficients.length; j++) {
            if (coefficients[j] != 0) {
                columns.get(j).factors().forEach(factor -> factor.reads(step, reads));
            }
        }
    }

    private static void addConstant(double constant, int rows, double[] out) {
        for (int i = 0; i < rows; i++) {
            out[i] += constant;
        }
    }
}
