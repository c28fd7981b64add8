package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.galcause.ingesttng.request.Box;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.units.Cosmology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every measure of the environment among the rows of a table, equal to that of a numpy program, at two redshifts in a box with h. */
class TableEnvironmentTest {

    private static final String ORACLE = """
            import sys, numpy as np
            rng = np.random.default_rng(8)
            side, h, om, ol, n = 40000.0, 0.6774, 0.3089, 0.6911, 400
            out = open(sys.argv[1], 'w')
            print('id,snap,z,flag,x,y,zz,vx,vy,vz,mass', file=out)
            for snap, z in ((67, 0.5), (99, 0.0)):
                centres = rng.uniform(0, side, (20, 3))
                pos = (centres[rng.integers(20, size=n)] + rng.normal(0, 1500, (n, 3))) % side
                vel = rng.normal(0, 150, (n, 3))
                mass = rng.lognormal(0, 1, n)
                flag = (rng.random(n) < 0.8).astype(int)
                ids = np.where(np.arange(n) < 300, np.arange(n) + 1, -1)
                for i in rng.permutation(n):
                    print(ids[i], snap, z, flag[i], *[repr(float(v)) for v in (*pos[i], *vel[i], mass[i])], sep=',', file=out)
                a = 1 / (1 + z)
                d = pos[None] - pos[:, None]
                d -= side * np.rint(d / side)
                r = np.sqrt((d ** 2).sum(-1))
                np.fill_diagonal(r, np.inf)
                r[:, flag == 0] = np.inf
                flow = 100 * h * np.sqrt(om * (1 + z) ** 3 + ol) / 1000 * a / h
                dv = np.abs(vel[None, :, 1] - vel[:, None, 1] + flow * d[..., 1])
                sky = np.sqrt(d[..., 0] ** 2 + d[..., 2] ** 2)
                sky[(dv > 300) | ~np.isfinite(r)] = np.inf
                r4 = np.sort(sky, axis=1)[:, 3] / 1000 / h * a
                near = np.where(mass[None] > mass[:, None], r, np.inf)
                k = near.argmin(axis=1)
                count = (r <= 2000 * h).sum(axis=1)
                for i in range(300):
                    print(*[repr(float(v)) for v in (4 / (np.pi * r4[i] ** 2), near[i, k[i]] / h, mass[k[i]] / mass[i], count[i])])
            """;

    @TempDir
    Path folder;

    @Test
    void everyMeasureEqualsThatOfAnotherProgram() {
        Path file = folder.resolve("galaxies.csv");
        List<String> truth = Oracle.python(folder, ORACLE, file.toString());
        RawHistories read = read(
                table(file, List.of("vx", "vy", "vz"), Optional.of(Cosmology.TNG)),
                request("sky", "Mpc-2", new Measure.Projected(4, FLAGGED, 1, 300)),
                request("apart", "ckpc", new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "mass", FLAGGED)),
                request("ratio", "", new Measure.MoreMassive(NeighbourQuantity.MASS_RATIO, "mass", FLAGGED)),
                request("count", "", new Measure.Sphere(SphereQuantity.COUNT, 2, "cMpc", FLAGGED)));
        assertThat(read.units()).isEqualTo(300);
        int missing = 0;
        for (int step = 0; step < 2; step++) {
            for (int unit = 0; unit < 300; unit++) {
                String[] cell = truth.get(300 * step + unit).split(" ");
                for (int v = 0; v < 4; v++) {
                    double found = read.column(v, step)[unit];
                    if (cell[1].equals("inf") && (v == 1 || v == 2) || cell[v].equals("0.0") && v == 0) {
                        assertThat(found).isNaN();
                        missing++;
                    } else {
                        double expected = Double.parseDouble(cell[v]);
                        assertThat(found)
                                .as("step " + step + " unit " + unit + " variable " + v)
                                .isCloseTo(expected, within(1e-9 * Math.max(expected, 1e-3)));
                    }
                }
            }
        }
        assertThat(missing).as("few have no neighbour that counts").isLessThan(100);
    }

    /** The same tracers in a file of their own, with periodic padding around the box and masses that differ in the last digit. */
    @Test
    void tracersOfAnotherFileAreTheSameForEveryMeasure() throws IOException {
        Path both = folder.resolve("galaxies.csv");
        Oracle.python(folder, ORACLE, both.toString());
        List<String> lines = Files.readAllLines(both);
        List<String> now =
                lines.stream().filter(line -> !line.matches("-?\\d+,67,.*")).toList();
        Path file = Files.write(folder.resolve("now.csv"), now);
        List<String> tracers = new ArrayList<>(List.of("x,y,z,v1,v2,v3,m"));
        for (String line : now.subList(1, now.size())) {
            String[] cell = line.split(",");
            if (cell[3].equals("1")) {
                double mass = Double.parseDouble(cell[10]) * (1 + 1e-9);
                tracers.add(String.join(",", cell[4], cell[5], cell[6], cell[7], cell[8], cell[9], "" + mass));
            }
        }
        tracers.add("-1,5,5,0,0,0,9e9");
        tracers.add("5,40001,5,0,0,0,9e9");
        Path other = Files.write(folder.resolve("tracers.csv"), tracers);
        Source.LongTable table = table(file, List.of("vx", "vy", "vz"), Optional.of(Cosmology.TNG));
        RawHistories rows = read(table, everyMeasure(FLAGGED, FLAGGED, FLAGGED));
        RawHistories apart = read(
                table,
                everyMeasure(
                        new Tracers.FromFile(other, List.of("x", "y", "z")),
                        new Tracers.FromFile(other, List.of("1", "2", "3"), Optional.of("v2")),
                        new Tracers.FromFile(other, List.of("x", "y", "z"), Optional.of("m"))));
        for (int v = 0; v < 5; v++) {
            assertThat(apart.column(v, 0)).as("variable " + v).containsExactly(rows.column(v, 0), within(1e-6));
            assertThat(apart.column(v, 0))
                    .as("is not trivial")
                    .satisfies(values ->
                            assertThat(Arrays.stream(values).distinct().count()).isGreaterThan(5));
        }
        assertThat(apart.notes())
                .anyMatch(note ->
                        note.contains("tracers.csv lie in the box; 2 rows of periodic padding outside it were"));
        Files.write(other, List.of("x,y,z,v1,v2,v3,m", "1,1,1,0,0,0,1", "2,2,2,0,0,0,"));
        assertThatThrownBy(() -> read(
                        table,
                        request(
                                "apart",
                                "ckpc",
                                new Measure.MoreMassive(
                                        NeighbourQuantity.DISTANCE,
                                        "mass",
                                        new Tracers.FromFile(other, List.of("x", "y", "z"), Optional.of("m"))))))
                .hasMessageContaining("tracers.csv, column m: row 2 (the header not counted) has no value");
    }

    private static VariableRequest[] everyMeasure(Tracers positions, Tracers velocities, Tracers masses) {
        return new VariableRequest[] {
            request("dense", "cMpc-3", new Measure.Density(3, positions)),
            request("count", "", new Measure.Sphere(SphereQuantity.COUNT, 2, "cMpc", positions)),
            request("sky", "Mpc-2", new Measure.Projected(4, velocities, 1, 2000)),
            request("apart", "cMpc", new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "mass", masses)),
            request("ratio", "", new Measure.MoreMassive(NeighbourQuantity.MASS_RATIO, "mass", masses))
        };
    }

    private static final Tracers FLAGGED = new Tracers.Where("flag == 1");

    @Test
    void whatIsComparedMustBeThere() throws IOException {
        Path file = Files.writeString(folder.resolve("few.csv"), """
                id,snap,z,flag,x,y,zz,vx,vy,vz,mass
                1,99,0,1,1,1,1,0,0,0,2
                2,99,0,1,2,2,2,0,0,,
                3,99,0,0,5,5,5,0,0,0,
                """);
        Tracers all = new Tracers.All();
        Source.LongTable moving = table(file, List.of("vx", "vy", "vz"), Optional.of(Cosmology.TNG));
        Measure apart = new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "mass", all);
        Measure sky = new Measure.Projected(1, all, 2, 300);
        assertThatThrownBy(() -> read(moving, request("apart", "ckpc", apart)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("few.csv, column mass: row 2 (the header not counted) has no value")
                .hasMessageContaining("tracer of variable apart");
        assertThatThrownBy(() -> read(moving, request("sky", "cMpc-2", sky)))
                .hasMessageContaining("few.csv, column vz: row 2 ");
        assertThatThrownBy(
                        () -> read(table(file, List.of(), Optional.of(Cosmology.TNG)), request("sky", "cMpc-2", sky)))
                .hasMessageContaining("Variable sky compares velocities, so the table needs three columns");
        assertThatThrownBy(() ->
                        read(table(file, List.of("vx", "vy", "vx"), Optional.empty()), request("sky", "h2/cMpc2", sky)))
                .hasMessageContaining("Variable sky: differences of velocity include the Hubble flow")
                .hasMessageContaining("cosmology: tng, redshift: NAME");
        Tracers elsewhere = new Tracers.FromFile(file, List.of("x", "y", "zz"));
        assertThatThrownBy(() -> read(
                        moving,
                        request(
                                "apart",
                                "ckpc",
                                new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "mass", elsewhere))))
                .hasMessageContaining("have positions only, but this measure compares mass");
        assertThatThrownBy(() -> read(
                        moving,
                        request("apart", "ckpc", new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "Mass", all))))
                .hasMessageContaining("has no column \"Mass\"; did you mean \"mass\"?");
    }

    @Test
    void aGalaxyOfUnknownMassHasNoMoreMassiveNeighbour() throws IOException {
        Path file = Files.writeString(folder.resolve("unknown.csv"), """
                id,snap,z,flag,x,y,zz,vx,vy,vz,mass
                1,99,0,1,1,1,1,0,0,0,2
                2,99,0,1,1,1,4,0,0,0,3
                3,99,0,0,5,5,5,0,0,0,
                """);
        RawHistories read = read(
                table(file, List.of(), Optional.empty()),
                request("apart", "ckpc/h", new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "mass", FLAGGED)));
        assertThat(read.column(0, 0)).containsExactly(3, Double.NaN, Double.NaN);
    }

    private static Source.LongTable table(Path file, List<String> velocity, Optional<Cosmology> cosmology) {
        return new Source.LongTable(
                file,
                Optional.of("id"),
                Optional.of("-1"),
                Optional.of("snap"),
                Optional.empty(),
                Optional.of("z"),
                Optional.of(new Box(40_000, "ckpc/h")),
                List.of("x", "y", "zz"),
                velocity,
                cosmology,
                List.of(),
                Optional.empty(),
                Selection.none());
    }

    private static VariableRequest request(String name, String unit, Measure measure) {
        return VariableRequest.of(
                new Variable(name, Kind.CONTINUOUS, Scale.LINEAR, unit, Timing.VARYING, List.of()), measure);
    }

    private static RawHistories read(Source.LongTable table, VariableRequest... variables) {
        return LongTableHistories.read(TestSpark.session(), table, List.of(variables));
    }
}
