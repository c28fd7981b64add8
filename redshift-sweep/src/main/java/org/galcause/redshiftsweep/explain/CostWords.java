package org.galcause.redshiftsweep.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.model.Learner;
import org.galcause.redshiftsweep.plan.PlanFile;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.Study;

/** The cells of a study in their order, what they will cost on this machine, and what of them a result folder already holds. */
final class CostWords {

    private static final int UNITS = 10_000;
    private static final double SECONDS_PER_ROW_AND_MODEL = 2e-6;
    private static final double SECONDS_PER_ROW_AND_FOREST = 2e-4;
    private static final double SECONDS_PER_DRAW = 5e-8;

    private final Study study;
    private final TimeGrid grid;
    private final DataSize size;
    private final Optional<CostProbe> probe;
    private final Optional<Path> results;
    private final Optional<PlanFile> planned;

    private CostWords(Study study, TimeGrid grid, DataSize size, Optional<CostProbe> probe, Optional<Path> results) {
        this.size = size;
        this.study = study;
        this.grid = grid;
        this.probe = probe;
        this.results = results;
        this.planned = results.flatMap(folder -> new ResultFolder(folder).read(PlanFile.NAME))
                .flatMap(PlanFile::parse)
                .filter(plan -> plan.study().equals(study.name()));
    }

    /** Costs by rules of thumb; no folder is looked at. */
    static CostWords byThumb(Study study, TimeGrid grid) {
        return new CostWords(study, grid, DataSize.unknown(), Optional.empty(), Optional.empty());
    }

    /** Costs measured on this machine, and what a result folder already holds. */
    static CostWords measured(Study study, TimeGrid grid, DataSize size, Path results) {
        return new CostWords(study, grid, size, Optional.of(new CostProbe(study, grid)), Optional.of(results));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("order: the samples of all estimators first, then replicates in blocks of " + SweepPlan.BLOCK
                + ", estimator by estimator; any order and any number of machines give the same bits");
        int units = planned.map(PlanFile::units).orElse(size.units().orElse(UNITS));
        double total = 0;
        for (EstimatorSpec spec : study.estimators()) {
            Optional<CostProbe.Probed> probed = probe.map(p -> p.replicate(spec, units));
            double each = probed.flatMap(CostProbe.Probed::cost)
                    .map(CostProbe.Measured::seconds)
                    .orElseGet(
                            () -> spec.estimator().map(e -> byThumb(e, units)).orElse(0.0));
            int replicates = spec.uncertainty().replicates();
            total += each * (replicates + 1);
            lines.add(String.format(
                    Locale.ROOT,
                    "%s (%s): the sample and %d bootstrap replicates in %d cells, about %s of one core (%s a replicate, %s)",
                    spec.name(),
                    spec.type(),
                    replicates,
                    1 + (replicates + SweepPlan.BLOCK - 1) / SweepPlan.BLOCK,
                    time(each * (replicates + 1)),
                    each < 1 ? Math.max(1, Math.round(each * 1000)) + " ms" : time(each),
                    probed.map(CostProbe.Probed::words).orElse("by a rule of thumb")));
        }
        lines.addAll(inAll(total, units));
        done().ifPresent(lines::add);
        return lines;
    }

    private List<String> inAll(double seconds, int units) {
        int cores = Runtime.getRuntime().availableProcessors();
        double columns = study.request().variables().size() * (double) grid.steps();
        double memory = 0.2 + columns * units * 8 * 2 / 1e9 + cores * (0.05 + columns * units * 8 * 3 / 1e9);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "in all about %s on %d cores; about %.1f GB of memory (the panel twice, and three times for each core)",
                time(seconds / cores),
                cores,
                memory));
        if (memory * 1e9 > Runtime.getRuntime().maxMemory()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "that is more than the %.1f GB that this program may take: give it more (GALCAUSE_JAVA_OPTS=-Xmx%dg), or keep the panel in files with --panel blocks (estimators with parametric models)",
                    Runtime.getRuntime().maxMemory() / 1e9,
                    (long) Math.ceil(memory)));
        }
        lines.add(String.format(
                Locale.ROOT,
                "said for %,d units x %d times (%s); \"measured\" is one replicate on this machine just now, on generated panels of this shape with as many units, extended by how the cost grew between the last two",
                units,
                grid.steps(),
                units()));
        return lines;
    }

    private String units() {
        if (planned.isPresent()) {
            return "those of the panel that is already there";
        }
        return size.units().isPresent()
                ? size.meaning()
                : "ASSUMED, because " + size.meaning() + "; costs grow at least in proportion";
    }

    private Optional<String> done() {
        return planned.flatMap(plan -> results.map(folder -> {
            CellStore store = new CellStore(folder);
            long done = plan.plan().cells().stream()
                    .filter(cell -> store.find(cell.key()).isPresent())
                    .count();
            return "already done: " + done + " of the " + plan.plan().cells().size() + " cells last planned in "
                    + folder + "; a stored cell costs nothing (details: galcause status " + folder + ")";
        }));
    }

    private double byThumb(Estimator estimator, int units) {
        double rows = (double) units * grid.steps();
        if (estimator instanceof ParametricGFormula gformula) {
            double draws = (double) gformula.simulations().orElse(10 * units)
                    * grid.steps()
                    * study.request().variables().size();
            return draws * SECONDS_PER_DRAW * 21 + rows * SECONDS_PER_ROW_AND_MODEL * 10;
        } else if (estimator instanceof MarginalStructuralModel msm
                && msm.treatment().model().learner().orElse(Learner.GLM) == Learner.FOREST) {
            return rows * SECONDS_PER_ROW_AND_FOREST;
        }
        return rows * SECONDS_PER_ROW_AND_MODEL * 10;
    }

    private static String time(double seconds) {
        return seconds < 90
                ? Math.max(1, Math.round(seconds)) + " s"
                : seconds < 5400
                        ? Math.round(seconds / 60) + " min"
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
