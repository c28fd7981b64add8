package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.glm.GlmFit;

/** The scores of a weighted regression, summed over the rows of each unit. */
final class RobustScores {

    private final GlmFit fit;
    private final Panel panel;
    private final int[] kept;
    private final Optional<StackedScores> stacked;
    private final double[] sums;
    private final boolean keepsUnits;
    private final double[] byUnit;

    RobustScores(GlmFit fit, DesignMatrix matrix, Panel panel, StandardErrors errors) {
        this.fit = fit;
        this.panel = panel;
        this.kept = IntStream.range(0, fit.design().size())
                .filter(j -> !fit.coefficients().isDropped(j))
                .toArray();
        this.keepsUnits = errors.moves() == StandardErrors.Moves.ASKED;
        this.byUnit = new double[keepsUnits ? panel.units() * kept.length : 0];
        this.stacked = errors.stacked(kept.length);
        stacked.ifPresent(models ->
                matrix.chunks().forEach(chunk -> scores(chunk, (unit, own) -> models.add(unit, chunk.step(), own))));
        this.sums = matrix.sumOverBlocks(2 * kept.length * kept.length, this::sums);
    }

    /** The columns that have coefficients. */
    int[] kept() {
        return kept;
    }

    /** The sum of the derivatives of the scores. */
    double[][] bread() {
        return square(0);
    }

    /** The sum over units of the products of their scores. */
    double[][] meat() {
        return square(kept.length * kept.length);
    }

    private double[][] square(int from) {
        double[][] square = new double[kept.length][];
        Arrays.setAll(square, a -> Arrays.copyOfRange(sums, from + a * square.length, from + (a + 1) * square.length));
        return square;
    }

    /** By unit, its scores in a direction; where that has been asked for. */
    double[] along(double[] direction) {
        double[] along = new double[panel.units()];
        for (int unit = 0; unit < along.length; unit++) {
            for (int a = 0; a < kept.length; a++) {
                along[unit] += byUnit[unit * kept.length + a] * direction[a];
            }
        }
        return along;
    }

    /** The derivatives of the scores, then the products of the units' scores. */
    private double[] sums(int block, List<DesignChunk> chunks) {
        int size = kept.length;
        int first = panel.firstRow(block);
        double[] sums = new double[2 * size * size];
        double[][] scores = new double[panel.blocks().get(block).rows()][size];
        for (DesignChunk chunk : chunks) {
            scores(chunk, (unit, own) -> add(own, scores[unit - first]));
            addDerivatives(chunk, sums);
        }
        stacked.ifPresent(models -> {
            for (int row = 0; row < scores.length; row++) {
                add(models.of(first + row), scores[row]);
            }
        });
        for (int row = 0; row < scores.length; row++) {
            keep(first + row, scores[row]);
            double[] own = scores[row];
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    sums[size * size + a * size + b] += own[a] * own[b];
                }
            }
        }
        return sums;
    }

    /** Whether the scores of each unit are. */
    boolean areKept() {
        return keepsUnits;
    }

    private void keep(int unit, double[] score) {
        if (keepsUnits) {
            System.arraycopy(score, 0, byUnit, unit * kept.length, kept.length);
        }
    }

    private static void add(double[] own, double[] sum) {
        for (int a = 0; a < sum.length; a++) {
            sum[a] += own[a];
        }
    }

    private interface RowScore {
        void of(int unit, double[] score);
    }

    private void scores(DesignChunk chunk, RowScore taker) {
        int first = panel.firstRow(chunk.block());
        for (int i = 0; i < chunk.rows(); i++) {
            double y = (chunk.y()[i] - fit.scale().low()) / fit.scale().width();
            double left = chunk.w()[i] * (y - fit.link().mean(predictor(chunk, i)));
            double[] score = new double[kept.length];
            for (int a = 0; a < kept.length; a++) {
                score[a] = left * chunk.x()[kept[a]][i];
            }
            taker.of(first + chunk.positions()[i], score);
        }
    }

    private void addDerivatives(DesignChunk chunk, double[] sums) {
        double[][] x = chunk.x();
        for (int i = 0; i < chunk.rows(); i++) {
            double by = chunk.w()[i] * fit.link().slope(predictor(chunk, i));
            for (int a = 0; a < kept.length; a++) {
                for (int b = 0; b < kept.length; b++) {
                    sums[a * kept.length + b] += by * x[kept[a]][i] * x[kept[b]][i];
                }
            }
        }
    }

    private double predictor(DesignChunk chunk, int row) {
        double eta = 0;
        for (int k : kept) {
            eta += fit.coefficients().values()[k] * chunk.x()[k][row];
        }
        return eta;
    }
}
