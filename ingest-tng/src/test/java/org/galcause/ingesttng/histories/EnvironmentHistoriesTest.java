package org.galcause.ingesttng.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures of the environment in a mock universe at z = 0.5, in physical units, equal to those of a numpy program. */
class EnvironmentHistoriesTest {

    private static final int SNAPSHOT = 67;

    private static final String ORACLE = """
            import sys, glob, h5py, numpy as np
            from scipy.spatial import cKDTree
            out, points = sys.argv[1], sys.argv[2]
            def cat(group, name):
                parts = []
                for i in range(2):
                    with h5py.File(f'{out}/groups_067/fof_subhalo_tab_067.{i}.hdf5') as f:
                        head = dict(f['Header'].attrs)
                        if name in f[group]: parts.append(f[group][name][()])
                return np.concatenate(parts), head
            pos, head = cat('Subhalo', 'SubhaloPos')
            vel, _ = cat('Subhalo', 'SubhaloVel')
            mass, _ = cat('Subhalo', 'SubhaloMass')
            flag, _ = cat('Subhalo', 'SubhaloFlag')
            grnr, _ = cat('Subhalo', 'SubhaloGrNr')
            m200, _ = cat('Group', 'Group_M_Crit200')
            side, h, a, z = head['BoxSize'], head['HubbleParam'], head['Time'], head['Redshift']
            om, ol = head['Omega0'], head['OmegaLambda']
            pos = np.mod(pos.astype('f8'), side)
            rng = np.random.default_rng(3)
            spine = rng.uniform(0, side, (50, 3))
            np.savetxt(points, spine, header='x,y,z', delimiter=',', comments='')
            ids = np.where(flag == 1)[0]
            tr = ids
            d = pos[tr][None] - pos[ids][:, None]
            d -= side * np.rint(d / side)
            r = np.sqrt((d ** 2).sum(-1))
            np.fill_diagonal(r, np.inf)
            flow = 100 * h * np.sqrt(om * (1 + z) ** 3 + ol) / 1000 * a / h
            dv = np.abs(vel[tr].astype('f8')[None, :, 1] - vel[ids].astype('f8')[:, None, 1] + flow * d[..., 1])
            sky = np.sqrt(d[..., 0] ** 2 + d[..., 2] ** 2)
            np.fill_diagonal(sky, np.inf)
            sky[dv > 600] = np.inf
            r3 = np.sort(sky, axis=1)[:, 2] / 1000 / h
            near = np.where(mass[tr][None] > mass[ids][:, None], r, np.inf)
            k = near.argmin(axis=1)
            count = (r <= 5000 * h).sum(axis=1)
            mean = len(tr) / side ** 3 * 4 / 3 * np.pi * (5000 * h) ** 3
            far = cKDTree(spine, boxsize=side).query(pos[ids])[0]
            for i, s in enumerate(ids):
                print(s, *[repr(float(v)) for v in (3 / (np.pi * r3[i] ** 2), count[i], count[i] / mean - 1, near[i, k[i]] * a / h,
                      float(mass[k[i] if False else tr[k[i]]]) / float(mass[s]), far[i] / 1000, float(m200[grnr[s]]) * 1e10 / h)])
            """;

    @TempDir
    Path folder;

    @Test
    void everyMeasureEqualsThatOfAnotherProgram() {
        Path output = universe();
        Path spine = folder.resolve("spine_067.csv");
        List<String> truth = Oracle.python(folder, ORACLE, output.toString(), spine.toString());
        RawHistories read = SimulationHistories.read(
                TestSpark.session(), source(output, List.of(SNAPSHOT)), variables("spine_{snapshot}.csv"));

        assertThat(read.units()).isEqualTo(truth.size()).isGreaterThan(250);
        int missing = 0;
        for (int unit = 0; unit < read.units(); unit++) {
            String[] cell = truth.get(unit).split(" ");
            assertThat(read.id(unit)).isEqualTo(Long.parseLong(cell[0]));
            for (int v = 0; v < 7; v++) {
                double found = read.column(v, 0)[unit];
                if (cell[4].equals("inf") && (v == 3 || v == 4)) {
                    assertThat(found).isNaN();
                    missing++;
                } else {
                    double expected = Double.parseDouble(cell[1 + v]);
                    assertThat(found)
                            .as("unit " + unit + " variable " + v)
                            .isCloseTo(expected, within(1e-6 * Math.max(Math.abs(expected), 1e-3)));
                }
            }
        }
        assertThat(missing).as("the most massive has no more massive neighbour").isEqualTo(2);
        assertThat(read.inputs()).contains(spine);
        assertThat(read.notes())
                .anyMatch(note -> note.contains("3 nearest tracers on the sky, seen along y, within 600.0 km/s"))
                .anyMatch(note -> note.contains("overdensity of tracers within 5.0 cMpc"));
    }

    @Test
    void oneFileOfPointsServesOneSnapshot() {
        Path output = universe();
        assertThatThrownBy(() -> SimulationHistories.read(
                        TestSpark.session(), source(output, List.of(SNAPSHOT, 99)), variables("spine.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("write {snapshot} in the file's name");
        assertThatThrownBy(() -> SimulationHistories.read(
                        TestSpark.session(), source(output, List.of(SNAPSHOT)), variables("absent.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("absent.csv");
    }

    private Path universe() {
        return MockUniverse.standard(4)
                .withGalaxies(300)
                .withSnapshots(List.of(SNAPSHOT, 99))
                .withFiles(2, 1)
                .write(folder.resolve("sim"))
                .output();
    }

    private static Source.Simulation source(Path output, List<Integer> snapshots) {
        return new Source.Simulation(
                "mock",
                output,
                snapshots,
                snapshots.size() > 1 ? TreeKind.SUBLINK : TreeKind.NONE,
                new Selection(
                        List.of(),
                        Optional.of((double) snapshots.get(snapshots.size() - 1)),
                        Selection.Histories.GIVEN,
                        Selection.Galaxies.ALL));
    }

    private List<VariableRequest> variables(String points) {
        Tracers tracers = new Tracers.Where("SubhaloFlag == 1");
        return List.of(
                request("sky", "cMpc-2", new Measure.Projected(3, tracers, 1, 600)),
                request("count", "", new Measure.Sphere(SphereQuantity.COUNT, 5, "cMpc", tracers)),
                request("contrast", "", new Measure.Sphere(SphereQuantity.OVERDENSITY, 5, "cMpc", tracers)),
                request("apart", "kpc", new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "SubhaloMass", tracers)),
                request("ratio", "", new Measure.MoreMassive(NeighbourQuantity.MASS_RATIO, "SubhaloMass", tracers)),
                request(
                        "filament",
                        "cMpc/h",
                        new Measure.DistanceTo(new Tracers.FromFile(folder.resolve(points), List.of("x", "y", "z")))),
                request("host", "Msun", new Measure.Field("Group_M_Crit200")));
    }

    private static VariableRequest request(String name, String unit, Measure measure) {
        return VariableRequest.of(
                new Variable(name, Kind.CONTINUOUS, Scale.LINEAR, unit, Timing.VARYING, List.of()), measure);
    }
}
