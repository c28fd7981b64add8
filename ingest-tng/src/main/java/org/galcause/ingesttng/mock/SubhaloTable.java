package org.galcause.ingesttng.mock;

import org.galcause.causalmodel.Randomness;

/** Fills the columns of a group catalogue's subhaloes, in the files' units. */
final class SubhaloTable {

    private static final double DARK_MATTER_PARTICLE = 7.5e6;
    private static final double GAS_CELL = 1.4e6;
    private static final int TYPES = 6;
    private static final int GAS = 0;
    private static final int DARK_MATTER = 1;
    private static final int STARS = 4;
    private static final int BLACK_HOLES = 5;
    private static final int[] FILLED_TYPES = {GAS, DARK_MATTER, STARS, BLACK_HOLES};
    /** Share of each type within twice the stellar half-mass radius. */
    private static final double[] INNER_SHARE = {0.35, 0.12, 0, 0, 0.72, 1};
    /** Half-mass radius of each type (ckpc/h) of a subhalo of 1e12 Msun. */
    private static final double[] HALF_MASS_RADIUS = {45, 80, 0, 0, 4, 0.5};

    private static final double RATE_INSIDE = 0.8;

    private final Scene scene;
    private final Body[] bodies;
    private final HaloOrder order;
    private final Epoch epoch;
    private final Table table;

    private SubhaloTable(Scene scene, Body[] bodies, HaloOrder order, Epoch epoch) {
        this.scene = scene;
        this.bodies = bodies;
        this.order = order;
        this.epoch = epoch;
        this.table = new Table(order.subhaloes());
    }

    static Table of(Scene scene, Body[] bodies, HaloOrder order, Epoch epoch) {
        SubhaloTable filling = new SubhaloTable(scene, bodies, order, epoch);
        filling.space();
        filling.masses();
        filling.motions();
        filling.numbers();
        return filling.table;
    }

    private Body body(int place) {
        return bodies[order.row(place)];
    }

    private int centralOf(int place) {
        return order.first(order.halo(place));
    }

    private void space() {
        float[] position = table.floats("SubhaloPos", 3);
        float[] centre = table.floats("SubhaloCM", 3);
        for (int place = 0; place < table.rows(); place++) {
            for (int axis = 0; axis < 3; axis++) {
                float at = scene.coordinate(order.row(place), axis);
                position[3 * place + axis] = at;
                centre[3 * place + axis] = at;
            }
        }
    }

    private void masses() {
        float[] mass = table.floats("SubhaloMass");
        float[] byType = table.floats("SubhaloMassType", TYPES);
        float[] inner = table.floats("SubhaloMassInRadType", TYPES);
        float[] radius = table.floats("SubhaloHalfmassRadType", TYPES);
        float[] halfMass = table.floats("SubhaloHalfmassRad");
        float[] sfr = table.floats("SubhaloSFR");
        float[] sfrInner = table.floats("SubhaloSFRinRad");
        for (int place = 0; place < table.rows(); place++) {
            Body body = body(place);
            mass[place] = Epoch.codeMass(body.mass());
            sfr[place] = (float) body.sfr();
            sfrInner[place] = (float) (RATE_INSIDE * body.sfr());
            for (int type : FILLED_TYPES) {
                double ofType = mass(body, type);
                double size = Math.cbrt(body.mass() / 1e12) * Math.exp(0.2 * body.normal(type));
                byType[TYPES * place + type] = Epoch.codeMass(ofType);
                inner[TYPES * place + type] = Epoch.codeMass(INNER_SHARE[type] * ofType);
                radius[TYPES * place + type] = ofType > 0 ? (float) (HALF_MASS_RADIUS[type] * size) : 0;
            }
            halfMass[place] = radius[TYPES * place + (body.darkMatter() > 0 ? DARK_MATTER : GAS)];
        }
    }

    private static double mass(Body body, int type) {
        return switch (type) {
            case GAS -> body.gas();
            case DARK_MATTER -> body.darkMatter();
            case STARS -> body.stars();
            default -> body.blackHole();
        };
    }

    private void motions() {
        float[] velocity = table.floats("SubhaloVel", 3);
        float[] spin = table.floats("SubhaloSpin", 3);
        float[] dispersion = table.floats("SubhaloVelDisp");
        float[] vmax = table.floats("SubhaloVmax");
        float[] vmaxRadius = table.floats("SubhaloVmaxRad");
        for (int place = 0; place < table.rows(); place++) {
            Body body = body(place);
            Body central = body(centralOf(place));
            double virial = epoch.velocity(body.mass());
            double orbit = place == centralOf(place) ? 0 : epoch.velocity(central.mass()) / Math.sqrt(3);
            dispersion[place] = (float) (0.6 * virial);
            vmax[place] = (float) (1.1 * virial);
            vmaxRadius[place] = (float) (0.3 * epoch.radius(body.mass(), 200));
            for (int axis = 0; axis < 3; axis++) {
                velocity[3 * place + axis] = (float) (150 * central.normal(10 + axis) + orbit * body.normal(20 + axis));
                spin[3 * place + axis] =
                        (float) (0.05 * virial * epoch.radius(body.mass(), 200) * body.normal(30 + axis));
            }
        }
    }

    private void numbers() {
        int[] halo = table.ints("SubhaloGrNr");
        table.ints("SubhaloParent");
        byte[] flag = table.unsignedBytes("SubhaloFlag");
        int[] length = table.ints("SubhaloLen");
        int[] byType = table.ints("SubhaloLenType", TYPES);
        long[] mostBound = table.unsignedLongs("SubhaloIDMostbound");
        for (int place = 0; place < table.rows(); place++) {
            Body body = body(place);
            halo[place] = order.halo(place);
            flag[place] = (byte) (scene.isCosmological(order.row(place)) ? 1 : 0);
            mostBound[place] = Randomness.with(body.key(), 300) >>> 1;
            byType[TYPES * place + GAS] = (int) Math.round(body.gas() / GAS_CELL);
            byType[TYPES * place + DARK_MATTER] = (int) Math.round(body.darkMatter() / DARK_MATTER_PARTICLE);
            byType[TYPES * place + STARS] = (int) Math.round(body.stars() / GAS_CELL);
            byType[TYPES * place + BLACK_HOLES] = body.blackHole() > 0 ? 1 : 0;
            for (int type : FILLED_TYPES) {
                length[place] += byType[TYPES * place + type];
            }
        }
    }
}
