package org.galcause.ingesttng.mock;

import org.galcause.causalmodel.Randomness;

/** Fills the columns of a group catalogue's haloes from those of its subhaloes, in the files' units. */
final class GroupTable {

    private static final int TYPES = 6;
    /** Mass of a halo over that of its subhaloes. */
    private static final double UNBOUND = 1.05;

    private static final double SMALLEST_WITHOUT_SUBHALO = 8.0;
    private static final double LARGEST_WITHOUT_SUBHALO = 8.5;
    private static final double DARK_MATTER_PARTICLE = 7.5e6;

    private final Table subhaloes;
    private final Body[] bodies;
    private final HaloOrder order;
    private final Epoch epoch;
    private final double boxSide;
    private final long key;
    private final Table table;

    private GroupTable(Table subhaloes, Body[] bodies, HaloOrder order, Epoch epoch, MockUniverse universe) {
        this.subhaloes = subhaloes;
        this.bodies = bodies;
        this.order = order;
        this.epoch = epoch;
        this.boxSide = universe.boxSide();
        this.key = Randomness.with(Randomness.key(universe.seed(), "mock/groups"), epoch.snapshot());
        this.table = new Table(order.haloes());
    }

    static Table of(Table subhaloes, Body[] bodies, HaloOrder order, Epoch epoch, MockUniverse universe) {
        GroupTable filling = new GroupTable(subhaloes, bodies, order, epoch, universe);
        filling.members();
        filling.space();
        filling.sums();
        filling.overdensities();
        return filling.table;
    }

    private void members() {
        int[] first = table.ints("GroupFirstSub");
        int[] count = table.ints("GroupNsubs");
        for (int halo = 0; halo < table.rows(); halo++) {
            count[halo] = order.count(halo);
            first[halo] = count[halo] == 0 ? -1 : order.first(halo);
        }
    }

    private void space() {
        float[] position = table.floats("GroupPos", 3);
        float[] centre = table.floats("GroupCM", 3);
        float[] velocity = table.floats("GroupVel", 3);
        float[] subhaloPosition = (float[]) subhaloes.column("SubhaloPos").data();
        float[] subhaloVelocity = (float[]) subhaloes.column("SubhaloVel").data();
        for (int halo = 0; halo < table.rows(); halo++) {
            for (int axis = 0; axis < 3; axis++) {
                int at = 3 * halo + axis;
                if (order.count(halo) == 0) {
                    position[at] = (float) (0.999 * boxSide * Randomness.uniform(Randomness.with(key, halo), axis));
                } else {
                    position[at] = subhaloPosition[3 * order.first(halo) + axis];
                    velocity[at] = (float) (subhaloVelocity[3 * order.first(halo) + axis] * epoch.scaleFactor());
                }
                centre[at] = position[at];
            }
        }
    }

    private void sums() {
        float[] mass = table.floats("GroupMass");
        float[] massType = table.floats("GroupMassType", TYPES);
        int[] length = table.ints("GroupLen");
        int[] lengthType = table.ints("GroupLenType", TYPES);
        float[] sfr = table.floats("GroupSFR");
        float[] subhaloSfr = (float[]) subhaloes.column("SubhaloSFR").data();
        float[] subhaloMass = (float[]) subhaloes.column("SubhaloMassType").data();
        int[] subhaloLength = (int[]) subhaloes.column("SubhaloLenType").data();
        for (int halo = 0; halo < table.rows(); halo++) {
            for (int place = order.first(halo); place < order.first(halo) + order.count(halo); place++) {
                sfr[halo] += subhaloSfr[place];
                for (int type = 0; type < TYPES; type++) {
                    massType[TYPES * halo + type] += (float) (UNBOUND * subhaloMass[TYPES * place + type]);
                    lengthType[TYPES * halo + type] += subhaloLength[TYPES * place + type];
                }
            }
            if (order.count(halo) == 0) {
                massType[TYPES * halo + 1] = Epoch.codeMass(withoutSubhalo(halo));
                lengthType[TYPES * halo + 1] = (int) (withoutSubhalo(halo) / DARK_MATTER_PARTICLE);
            }
            for (int type = 0; type < TYPES; type++) {
                mass[halo] += massType[TYPES * halo + type];
                length[halo] += lengthType[TYPES * halo + type];
            }
        }
    }

    private void overdensities() {
        float[] m200 = table.floats("Group_M_Crit200");
        float[] r200 = table.floats("Group_R_Crit200");
        float[] m500 = table.floats("Group_M_Crit500");
        float[] r500 = table.floats("Group_R_Crit500");
        for (int halo = 0; halo < table.rows(); halo++) {
            double mass = order.count(halo) == 0
                    ? withoutSubhalo(halo)
                    : HaloOrder.HALO_OVER_CENTRAL * bodies[order.row(order.first(halo))].mass();
            m200[halo] = Epoch.codeMass(mass);
            r200[halo] = (float) epoch.radius(mass, 200);
            m500[halo] = Epoch.codeMass(0.7 * mass);
            r500[halo] = (float) epoch.radius(0.7 * mass, 500);
        }
    }

    /** Mass (Msun) of a halo without a subhalo, descending with its number. */
    private double withoutSubhalo(int halo) {
        int with = order.haloesWithSubhaloes();
        double rank = (halo - with) / (double) Math.max(1, table.rows() - with);
        return Math.pow(10, LARGEST_WITHOUT_SUBHALO + rank * (SMALLEST_WITHOUT_SUBHALO - LARGEST_WITHOUT_SUBHALO));
    }
}
