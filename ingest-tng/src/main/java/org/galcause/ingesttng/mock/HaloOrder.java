package org.galcause.ingesttng.mock;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Which subhalo belongs to which halo, in the order of the files: haloes by mass, descending; the subhaloes of a halo together, the central
 * one first, then by mass; haloes without a subhalo, all lighter than the others, last.
 */
final class HaloOrder {

    /** Halo mass within R200 over the mass of the central subhalo. */
    static final double HALO_OVER_CENTRAL = 1.02;
    /** How far the subhaloes of a halo reach, in R200. */
    private static final double REACH = 1.5;

    private static final double EMPTY_SHARE = 0.15;

    private final int[] rows;
    private final int[] haloOfPlace;
    private final int[] first;
    private final int withSubhaloes;
    private final int haloes;

    private HaloOrder(Scene scene, Body[] bodies, Epoch epoch) {
        int size = scene.size();
        int[] central = new int[size];
        int lastGalaxy = 0;
        int found = 0;
        for (int row = 0; row < size; row++) {
            lastGalaxy = scene.slot(row) == Scene.GALAXY ? row : lastGalaxy;
            double reach = REACH * epoch.radius(HALO_OVER_CENTRAL * bodies[lastGalaxy].mass(), 200);
            boolean bound = !scene.isCosmological(row) || scene.distance(row) < reach;
            central[row] = bound ? lastGalaxy : row;
            found += central[row] == row ? 1 : 0;
        }
        rows = sorted(central, bodies);
        haloOfPlace = new int[size];
        first = new int[found + 1];
        withSubhaloes = found;
        haloes = found + (int) Math.ceil(EMPTY_SHARE * found) + 5;
        number(central);
    }

    static HaloOrder of(Scene scene, Body[] bodies, Epoch epoch) {
        return new HaloOrder(scene, bodies, epoch);
    }

    private static int[] sorted(int[] central, Body[] bodies) {
        Integer[] order = new Integer[central.length];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> byHalo = Comparator.<Integer>comparingDouble(row -> -bodies[central[row]].mass())
                .thenComparingInt(row -> central[row])
                .thenComparingInt(row -> central[row] == row ? 0 : 1)
                .thenComparingDouble(row -> -bodies[row].mass())
                .thenComparingInt(row -> row);
        Arrays.sort(order, byHalo);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private void number(int[] central) {
        int halo = -1;
        for (int place = 0; place < rows.length; place++) {
            if (central[rows[place]] == rows[place]) {
                halo++;
                first[halo] = place;
            }
            haloOfPlace[place] = halo;
        }
        first[withSubhaloes] = rows.length;
    }

    /** How many subhaloes there are. */
    int subhaloes() {
        return rows.length;
    }

    /** How many haloes there are, those without a subhalo included. */
    int haloes() {
        return haloes;
    }

    /** How many haloes have subhaloes; they come first. */
    int haloesWithSubhaloes() {
        return withSubhaloes;
    }

    /** The row in the scene of the subhalo at a place of the catalogue. */
    int row(int place) {
        return rows[place];
    }

    /** The halo of the subhalo at a place of the catalogue. */
    int halo(int place) {
        return haloOfPlace[place];
    }

    /** The place of a halo's first subhalo; for the number of haloes with subhaloes, the number of subhaloes. */
    int first(int halo) {
        return first[Math.min(halo, withSubhaloes)];
    }

    /** How many subhaloes a halo has. */
    int count(int halo) {
        return halo < withSubhaloes ? first[halo + 1] - first[halo] : 0;
    }
}
