package org.galcause.redshiftsweep.study;

import java.util.List;
import org.galcause.ingesttng.request.MissingPolicy;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.TreeQuantity;

/** The keys of a study's data and variables. */
final class DataOptions {

    private static final Allowed NUMBER = new Allowed.Between(-Double.MAX_VALUE, Double.MAX_VALUE);
    private static final Allowed POSITIVE = new Allowed.Between(Double.MIN_VALUE, Double.MAX_VALUE);
    private static final Allowed COLUMN = new Allowed.Described("the name of a column");
    private static final Allowed MAPPING = new Allowed.Described("a mapping");

    static final OptionTable DATA = OptionTable.of(
            "data",
            Option.optional("simulation", "a table is read", MAPPING, "a simulation's output folder"),
            Option.optional("table", "a simulation is read", MAPPING, "a table of units by times"),
            Option.optional(
                    "snapshots",
                    "none: a simulation must name them",
                    new Allowed.Described("a list of snapshot numbers, ascending"),
                    "the snapshots of the study"),
            Option.defaulted(
                    "trees", "sublink", Allowed.of(TreeKind.class), "the merger trees that follow a galaxy in time"),
            Option.defaulted(
                    "skipped",
                    "exclude",
                    Allowed.of(SkippedSnapshots.class),
                    "what is done where a galaxy's branch skips a snapshot: a gap, a value interpolated in time, or that of the snapshot before"),
            Option.optional(
                    "times",
                    "all times of the table",
                    new Allowed.Described("a list of times, ascending"),
                    "the times of the study"),
            Option.optional(
                    "start", "the first time", NUMBER, "first time of the study; earlier rows only feed histories"),
            Option.optional("select", "everything", MAPPING, "which units are kept"),
            Option.defaulted(
                    "missing",
                    "error",
                    Allowed.of(MissingPolicy.class),
                    "what is done about values that are missing where they should be measured"));

    static final OptionTable SIMULATION = OptionTable.of(
            "data: simulation",
            Option.required("name", new Allowed.Described("a name, such as TNG100-1"), "the simulation"),
            Option.required(
                    "root",
                    new Allowed.Described("a folder, relative to the study file"),
                    "the folder that holds groups_099, …"));

    static final OptionTable TABLE = OptionTable.of(
            "data: table",
            Option.required(
                    "path",
                    new Allowed.Described("a file .csv, .csv.gz, .parquet, .fits or .hdf5, relative to the study file"),
                    "the table"),
            Option.defaulted(
                    "layout",
                    "long",
                    new Allowed.Choice(List.of("long", "wide")),
                    "one row for each unit and time, or one for each unit"),
            Option.optional("id", "rows are units (wide tables and cross-sections)", COLUMN, "tells units apart"),
            Option.optional(
                    "unknown_id",
                    "every row belongs to a unit",
                    new Allowed.Described("a value of the id column"),
                    "the id of rows that are tracers only"),
            Option.optional("time", "a cross-section", COLUMN, "the time of a row"),
            Option.optional("snapshot", "the table has a time column", NUMBER, "the time of a cross-section"),
            Option.optional(
                    "times",
                    "data.times",
                    new Allowed.Described("a list of times, ascending"),
                    "the times that a wide table's columns stand for"),
            Option.optional("redshift", "unknown", COLUMN, "the redshift of a row"),
            Option.optional(
                    "box",
                    "no positions",
                    new Allowed.Described("side and unit, such as 75000 ckpc/h"),
                    "the periodic box; positions are in its unit"),
            Option.optional("position", "no positions", new Allowed.Described("three columns"), "where a galaxy is"),
            Option.optional(
                    "velocity",
                    "no velocities",
                    new Allowed.Described("three columns"),
                    "its peculiar velocity (km/s), for densities on the sky"),
            Option.optional(
                    "cosmology",
                    "that of TNG for ages; a conversion that needs h, or the Hubble flow, is an error",
                    new Allowed.Described("tng | illustris | a mapping"),
                    "gives h and ages"));

    static final OptionTable COSMOLOGY = OptionTable.of(
            "data: table: cosmology",
            Option.required("omega_m", new Allowed.Between(0, 2), "matter density over critical"),
            Option.required(
                    "omega_lambda", new Allowed.Between(0, 2), "density of the cosmological constant over critical"),
            Option.required("h", new Allowed.Between(0.1, 2), "Hubble constant over 100 km/s/Mpc"));

    static final OptionTable SELECT = OptionTable.of(
            "data: select",
            Option.optional("at", "the last time", NUMBER, "the time at which cuts are made"),
            Option.defaulted(
                    "histories",
                    "given",
                    Allowed.of(Selection.Histories.class),
                    "units with every time, with any time, or all (a time without a row is then missing data)"),
            Option.defaulted(
                    "galaxies",
                    "all",
                    Allowed.of(Selection.Galaxies.class),
                    "centrals or satellites of their haloes, or all"));

    static final OptionTable VARIABLE = OptionTable.of(
            "a variable",
            Option.optional(
                    "field",
                    "not from a catalogue",
                    new Allowed.Described("a field, such as SubhaloMass or SubhaloMassType[stars]"),
                    "field of a simulation's catalogue"),
            Option.optional(
                    "density", "not a density", MAPPING, "density of the nearest tracers, in space or on the sky"),
            Option.optional("sphere", "not a count", MAPPING, "count or overdensity of tracers in a sphere"),
            Option.optional("neighbour", "not of a neighbour", MAPPING, "nearest more massive neighbour"),
            Option.optional("distance", "not a distance", MAPPING, "distance to the nearest of chosen points"),
            Option.optional(
                    "tree",
                    "not from a merger tree",
                    Allowed.of(TreeQuantity.class),
                    "quantity of the galaxy's past in its merger tree, up to the time at which it is measured"),
            Option.defaulted(
                    "mass",
                    "SubhaloMass",
                    new Allowed.Described("a field, such as SubhaloMass or SubhaloMassType[stars]"),
                    "what stands for the mass in a quantity of the tree"),
            Option.defaulted(
                    "ratio",
                    "0.25",
                    new Allowed.Between(1e-4, 1),
                    "smallest mass ratio (of the largest past masses) that counts as a merger"),
            Option.optional("column", "the variable's name", COLUMN, "column of a long table"),
            Option.optional(
                    "columns",
                    "the variable's name (a constant of a wide table)",
                    new Allowed.Described("a list of columns in time order; null = not measured then"),
                    "columns of a wide table"),
            Option.defaulted(
                    "kind",
                    "continuous",
                    new Allowed.Choice(List.of("continuous", "binary", "categorical")),
                    "what values it takes"),
            Option.defaulted(
                    "scale",
                    "linear",
                    new Allowed.Choice(List.of("linear", "log10")),
                    "log10: the base-10 logarithm of the value in its unit is analysed"),
            Option.optional(
                    "unit",
                    "dimensionless, or as stored",
                    new Allowed.Described("a unit, such as Msun/yr"),
                    "unit wanted of a field or density; unit stored in a column"),
            Option.optional("to", "the unit stored", new Allowed.Described("a unit"), "unit wanted of a column"),
            Option.optional(
                    "floor",
                    "none: a zero on a log10 scale is an error",
                    new Allowed.Described("{value: X} | {uniform: [LOW, HIGH]}"),
                    "what takes the place of values too small to be resolved"),
            Option.defaulted("constant", "false", new Allowed.Choice(List.of("false", "true")), "measured once"),
            Option.defaulted(
                    "latent", "false", new Allowed.Choice(List.of("false", "true")), "in the graph, but not measured"));

    static final OptionTable DENSITY = OptionTable.of(
            "a variable: density",
            Option.defaulted("neighbours", "10", new Allowed.Whole(1, 10_000), "N of the N-th nearest tracer"),
            Option.required(
                    "tracers",
                    new Allowed.Described("all | a condition on fields or columns | {path: FILE, columns: [x, y, z]}"),
                    "what is counted"),
            Option.optional(
                    "projected",
                    "in space",
                    new Allowed.Choice(List.of("x", "y", "z")),
                    "line of sight along which tracers are seen on the sky; the density is then N / (pi r_N^2)"),
            Option.defaulted(
                            "velocity",
                            "1000",
                            POSITIVE,
                            "with projected: largest difference of velocities along the line of sight, Hubble flow included")
                    .in("km/s"));

    static final OptionTable SPHERE = OptionTable.of(
            "a variable: sphere",
            Option.required(
                    "radius",
                    new Allowed.Described("a length with its unit, such as 2 cMpc/h"),
                    "radius of the sphere"),
            Option.required(
                    "tracers",
                    new Allowed.Described("all | a condition on fields or columns | {path: FILE, columns: [x, y, z]}"),
                    "what is counted, the galaxy itself not"),
            Option.defaulted(
                    "give",
                    "count",
                    Allowed.of(SphereQuantity.class),
                    "their number, or their number over that of a sphere of mean density, less 1"));

    static final OptionTable NEIGHBOUR = OptionTable.of(
            "a variable: neighbour",
            Option.defaulted(
                    "give",
                    "distance",
                    Allowed.of(NeighbourQuantity.class),
                    "how far the nearest more massive tracer is, or its mass over the galaxy's; missing for the most massive"),
            Option.defaulted(
                    "mass",
                    "SubhaloMass",
                    new Allowed.Described("a field, such as SubhaloMass or Group_M_Crit200; of a table, a column"),
                    "what is compared"),
            Option.required(
                    "tracers",
                    new Allowed.Described(
                            "all | a condition on fields or columns | {path: FILE, columns: [x, y, z], mass: COLUMN}"),
                    "among which it is looked for"));

    static final OptionTable DISTANCE = OptionTable.of(
            "a variable: distance",
            Option.required(
                    "path",
                    new Allowed.Described(
                            "a file, relative to the study file; {snapshot} stands for the number of the snapshot, such as 099"),
                    "points such as the spine of a filament, in the unit of the positions"),
            Option.required(
                    "columns", new Allowed.Described("three columns, by name or by number from 1"), "the position"));

    static final OptionTable TRACER_FILE = OptionTable.of(
            "a variable: tracers of another file",
            Option.required(
                    "path", new Allowed.Described("a file, relative to the study file"), "positions of the tracers"),
            Option.required(
                    "columns", new Allowed.Described("three columns, by name or by number from 1"), "the position"),
            Option.optional(
                            "velocity",
                            "none",
                            new Allowed.Described("three columns, by name or by number from 1"),
                            "peculiar velocities, which a projected density compares")
                    .in("km/s"),
            Option.optional(
                    "mass",
                    "none",
                    new Allowed.Described("a column, by name or by number from 1"),
                    "what neighbour compares, in the unit of the table's column"));

    static final OptionTable FLOOR = OptionTable.of(
            "a variable: floor",
            Option.optional("value", "not one value", POSITIVE, "each value below it becomes it"),
            Option.optional(
                    "uniform",
                    "not random",
                    new Allowed.Described("[LOW, HIGH], both positive"),
                    "each value below HIGH becomes a random number between them"));

    private DataOptions() {}
}
