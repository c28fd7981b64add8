package org.galcause.ingesttng.mock;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;

/**
 * The group catalogue of one snapshot, in memory.
 *
 * @param epoch its snapshot
 * @param order which subhalo belongs to which halo
 * @param groups columns of the haloes
 * @param subhaloes columns of the subhaloes
 * @param galaxyPlace row of each galaxy, -1 where it is not present
 * @param companionPlace row of each galaxy's companion, -1 where there is none
 */
record Catalogue(Epoch epoch, HaloOrder order, Table groups, Table subhaloes, int[] galaxyPlace, int[] companionPlace) {

    /** Makes a catalogue of the subhaloes of a scene and the state of the galaxies. */
    static Catalogue of(MockUniverse universe, Lives lives, Scene scene, State state, int snapshot) {
        Epoch epoch = Epoch.of(snapshot);
        Body[] bodies = bodies(universe, lives, scene, state, snapshot);
        HaloOrder order = HaloOrder.of(scene, bodies, epoch);
        Table subhaloes = SubhaloTable.of(scene, bodies, order, epoch);
        Table groups = GroupTable.of(subhaloes, bodies, order, epoch, universe);
        return new Catalogue(
                epoch,
                order,
                groups,
                subhaloes,
                places(scene, order, lives, snapshot, Scene.GALAXY),
                places(scene, order, lives, snapshot, Scene.COMPANION));
    }

    private static Body[] bodies(MockUniverse universe, Lives lives, Scene scene, State state, int snapshot) {
        long lasting = Randomness.key(universe.seed(), "mock/bodies");
        long passing = Randomness.with(lasting, snapshot);
        double age = SnapshotTimes.ageGyr(snapshot);
        Body[] bodies = new Body[scene.size()];
        for (int row = 0; row < bodies.length; row++) {
            int galaxy = scene.owner(row);
            int slot = scene.slot(row);
            long passingKey = Randomness.with(Randomness.with(passing, galaxy), slot);
            long lastingKey = Randomness.with(Randomness.with(lasting, galaxy), 1000 + slot);
            if (slot == Scene.GALAXY) {
                bodies[row] = Body.galaxy(
                        state.haloMass()[galaxy], state.stellarMass()[galaxy], state.sfr()[galaxy], lastingKey);
            } else if (slot == Scene.COMPANION && lives.hasCompanion(galaxy, snapshot)) {
                bodies[row] = Body.companion(lastingKey, age);
            } else {
                bodies[row] = scene.isCosmological(row) ? Body.dark(passingKey) : Body.clump(passingKey);
            }
        }
        return bodies;
    }

    private static int[] places(Scene scene, HaloOrder order, Lives lives, int snapshot, int slot) {
        int[] places = new int[lives.galaxies()];
        Arrays.fill(places, -1);
        for (int place = 0; place < order.subhaloes(); place++) {
            int row = order.row(place);
            int galaxy = scene.owner(row);
            if (scene.slot(row) == slot && (slot == Scene.GALAXY || lives.hasCompanion(galaxy, snapshot))) {
                places[galaxy] = place;
            }
        }
        return places;
    }
}
