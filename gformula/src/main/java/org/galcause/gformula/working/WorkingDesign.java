package org.galcause.gformula.working;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.References;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.WorkingModel;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RegimeValues;

/**
 * The columns of a working model: every unit as often as there are regimes and times asked, each time with the treatments that the regime
 * gives it. Memory: columns are filled when asked for.
 */
public final class WorkingDesign {

    private final Cohort cohort;
    private final Link link;
    private final ResponseScale scale;
    private final List<Target> targets;
    private final double[] weights;
    private final int blocks;
    private final Panel stacked;
    private final Design design;

    /** Spells a working model out. */
    public WorkingDesign(Cohort cohort, WorkingModel model) {
        this.cohort = cohort;
        check(model);
        boolean continuous =
                cohort.schema().variable(cohort.question().outcome()).kind() == Kind.CONTINUOUS;
        Family family = model.family().orElse(continuous ? Family.GAUSSIAN : Family.BINOMIAL);
        this.link = family == Family.GAUSSIAN ? Link.IDENTITY : Link.LOGIT;
        this.scale = continuous && link == Link.LOGIT ? observedRange() : ResponseScale.NONE;
        this.targets = cohort.problem().targets();
        this.weights = targets.stream()
                .mapToDouble(target -> model.weight(target, cohort.question().steps()))
                .toArray();
        this.blocks = blocks();
        this.stacked = cohort.panel().withBlocks(stacked());
        String outcome = cohort.question().outcome();
        Scope scope = new Scope(cohort.schema(), cohort.problem().estimand().order(), outcome);
        this.design = Design.of(model.formula(), scope, rows((block, step) -> new double[size(block)], this::weight));
    }

    private void check(WorkingModel model) {
        PanelSchema schema = cohort.schema();
        List<String> foreign = References.of(model.formula()).stream()
                .filter(name -> !cohort.treatments().contains(name)
                        && schema.variable(name).timing() != Timing.CONSTANT)
                .toList();
        boolean history = model.formula().factors().stream().anyMatch(f -> f instanceof Expression.History);
        if (!foreign.isEmpty() || history) {
            throw UserError.study("working: the formula " + model.formula().text() + " reads "
                    + (history ? "history" : String.join(", ", foreign))
                    + ", and what that would be under a regime is not known; let it read treatments, variables that are"
                    + " measured once, and t");
        }
        int asked = cohort.question().steps().size();
        model.weights().forEach((regime, own) -> {
            if (own.size() != asked) {
                throw UserError.study("working: the weights of the regime \"" + regime + "\" are " + own.size()
                        + " numbers, and the question is asked at " + asked
                        + " times; write one for each time, in their order");
            }
        });
    }

    private ResponseScale observedRange() {
        double[] known = IntStream.range(0, blocks())
                .boxed()
                .flatMapToDouble(b -> cohort.question().steps().stream()
                        .flatMapToDouble(step -> Arrays.stream(cohort.states().outcome(b, step))))
                .filter(y -> !Double.isNaN(y))
                .toArray();
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(1);
        return new ResponseScale(low, high > low ? high : low + 1);
    }

    private int blocks() {
        return cohort.panel().blocks().size();
    }

    private List<PanelBlock> stacked() {
        RegimeValues regimes = new RegimeValues(cohort.schema(), cohort.treatments(), RegimeValues.Past.SET);
        List<PanelBlock> all = new ArrayList<>();
        for (Target target : targets) {
            for (PanelBlock block : cohort.panel().blocks()) {
                all.add(frozen(block, regimes.path(target.regime(), block, target.step())));
            }
        }
        return all;
    }

    private PanelBlock frozen(PanelBlock block, Columns path) {
        PanelSchema schema = cohort.schema();
        double[][] columns = new double[schema.variables().size() * schema.steps()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = path.column(c / schema.steps(), c % schema.steps());
        }
        long[] ids = new long[block.rows()];
        Arrays.setAll(ids, block::id);
        return new PanelBlock(ids, schema.steps(), columns);
    }

    private int size(int block) {
        return stacked.blocks().get(block).rows();
    }

    private double weight(int block, int row) {
        int unit = cohort.panel().firstRow(block % blocks) + row;
        return weights[block / blocks] * cohort.counts()[unit];
    }

    private interface RowValue {
        double of(int block, int row);
    }

    /** The rows of a fit: each stacked block at its own target's step. */
    private FitRows rows(PanelValues response, RowValue weight) {
        PanelValues counted = (block, step) -> {
            double[] w = new double[size(block)];
            if (targets.get(block / blocks).step() == step) {
                Arrays.setAll(w, row -> weight.of(block, row));
            }
            return w;
        };
        return new FitRows(stacked, cohort.question().steps(), response, counted);
    }

    /** The columns. */
    public Design design() {
        return design;
    }

    /** The weight of a target in the projection. */
    public double weight(Target target) {
        return weights[targets.indexOf(target)];
    }

    /** The columns for one target, by column, then row of a block; NaN where what the regime gives is not known. */
    public double[][] columns(Target target, int block) {
        int own = targets.indexOf(target) * blocks + block;
        double[][] columns = new double[design.size()][size(own)];
        design.fill(stacked.blocks().get(own), target.step(), columns);
        return columns;
    }

    /**
     * What is projected of one target.
     *
     * @param byUnit on the outcome's own scale; missing leaves a unit out
     * @param weights by unit, besides the target's own; empty for 1
     * @param refusal why there is nothing to project
     */
    public record Response(double[] byUnit, double[] weights, Optional<String> refusal) {

        private double value(int unit) {
            return byUnit[unit];
        }

        private double weight(int unit) {
            return weights.length == 0 ? 1 : weights[unit];
        }
    }

    /**
     * Fits the projection.
     *
     * @param responses by target
     * @return its rows of {@code models.csv}
     * @throws UserError when a target that counts has nothing to project
     */
    public List<ModelTerm> projection(List<Response> responses) {
        for (int k = 0; k < targets.size(); k++) {
            if (weights[k] > 0 && responses.get(k).refusal().isPresent()) {
                throw UserError.question(
                        "working: " + responses.get(k).refusal().get()
                                + "; or give this regime the weight 0 at that time, under working.weights");
            }
        }
        FitRows rows = rows(
                (block, step) -> scaled(responses.get(block / blocks), block),
                (block, row) -> weight(block, row)
                        * responses.get(block / blocks).weight(cohort.panel().firstRow(block % blocks) + row));
        return new Projection(cohort, design, link, rows, blocks).terms();
    }

    private double[] scaled(Response response, int block) {
        double[] values = new double[size(block)];
        int first = cohort.panel().firstRow(block % blocks);
        Arrays.setAll(
                values,
                row -> response.refusal().isPresent()
                        ? Double.NaN
                        : (response.value(first + row) - scale.low()) / scale.width());
        return values;
    }
}
