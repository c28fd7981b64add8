package org.galcause.ingesttng.mock;

import java.nio.file.Path;
import org.galcause.causalmodel.Randomness;

/** Runs the structural equations, places the galaxies so that their environment can be measured, and writes the files. */
final class UniverseWriter {

    private final MockUniverse universe;
    private final Path folder;
    private final Lives lives;
    private final Placement placement;

    UniverseWriter(MockUniverse universe, Path folder) {
        this.universe = universe;
        this.folder = folder;
        this.lives = Lives.of(universe);
        this.placement = Placement.of(universe, lives.galaxies());
    }

    MockUniverse.Summary write() {
        GrownUniverse grown = grow();
        Forest forest = new Forest(universe, lives);
        long subhaloes = 0;
        for (int snapshot : universe.snapshots()) {
            Catalogue catalogue = catalogue(grown, snapshot);
            CatalogueFiles files = new CatalogueFiles(universe, catalogue);
            files.writeChunks(folder.resolve("output"));
            files.writeOffsets(folder.resolve("postprocessing"), forest);
            forest.fill(catalogue);
            subhaloes += catalogue.order().subhaloes();
        }
        forest.write(folder.resolve("postprocessing").resolve("trees").resolve("SubLink"));
        int texts = TruthFiles.write(universe, lives, grown.histories(), folder);
        int files = universe.snapshots().size() * (universe.chunks() + 1) + universe.treeFiles() + texts;
        return new MockUniverse.Summary(folder.resolve("output"), subhaloes, forest.rows(), files);
    }

    /**
     * The galaxies' histories, and the densities that they were placed for.
     *
     * @param histories with the environment as measured
     * @param wanted log10 densities by step of the equations
     */
    record GrownUniverse(Histories histories, double[][] wanted) {}

    /** Runs the equations with the environment as measured on the positions of each step. */
    GrownUniverse grow() {
        StructuralEquations equations = universe.equations();
        long key = Randomness.key(universe.seed(), "mock/histories");
        Noise noise = Noise.drawPaired(key, lives.galaxies(), equations.steps());
        double[][] wanted = new double[equations.steps()][];
        Histories histories = equations.simulate(noise, equations.steps(), (step, natural) -> {
            wanted[step] = natural;
            return scene(equations.snapshot(step), natural).measured(universe.boxSide(), natural);
        });
        return new GrownUniverse(histories, wanted);
    }

    Scene scene(int snapshot, double[] wanted) {
        return Scene.of(universe, placement, lives, snapshot, wanted);
    }

    private Catalogue catalogue(GrownUniverse grown, int snapshot) {
        StructuralEquations equations = universe.equations();
        State state = State.at(equations, grown.histories(), snapshot);
        int step = equations.snapshots().indexOf(snapshot);
        Scene scene = scene(snapshot, step < 0 ? state.environment() : grown.wanted()[step]);
        return Catalogue.of(universe, lives, scene, state, snapshot);
    }

    Lives lives() {
        return lives;
    }
}
