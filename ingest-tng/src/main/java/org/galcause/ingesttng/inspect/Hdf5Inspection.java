package org.galcause.ingesttng.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.galcause.ingesttng.catalogue.CatalogueHeader;
import org.galcause.ingesttng.fields.Field;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.fields.StatedScaling;
import org.galcause.ingesttng.hdf5.Hdf5Attributes;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.units.Cosmology;

/** One HDF5 file of any of the kinds that a simulation has. */
final class Hdf5Inspection {

    private static final int TYPES = 6;
    private static final int DEEPEST = 8;
    private static final double TWO_TO_32 = 4294967296.0;

    private final Hdf5File file;
    private final List<String> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Hdf5Inspection(Hdf5File file) {
        this.file = file;
    }

    static Findings of(Path path) {
        try (Hdf5File file = Hdf5File.open(path)) {
            Hdf5Inspection inspection = new Hdf5Inspection(file);
            inspection.describe();
            return new Findings(inspection.lines, inspection.faults);
        }
    }

    private void describe() {
        Hdf5Attributes header = file.attributes("Header");
        if (CatalogueHeader.isCatalogue(file)) {
            catalogueChunk();
        } else if (header.contains("CutoutType")) {
            particles(
                    "cutout of " + header.text("CutoutType").orElse("an object") + " "
                            + header.wholeNumber("CutoutID").orElse(-1) + " of snapshot "
                            + header.wholeNumber("SnapshotNumber").orElse(-1) + " of "
                            + header.text("SimulationName").orElse("a run") + ", from the web API",
                    header);
        } else if (header.contains("NumPart_ThisFile")) {
            particles(
                    "particle snapshot, one of "
                            + header.wholeNumber("NumFilesPerSnapshot").orElse(1) + " files",
                    header);
        } else if (file.contains("SubhaloID") && file.contains("SnapNum")) {
            treeRows();
        } else if (file.contains("Tree0/SnapNum")) {
            lhalotree();
        } else if (file.contains("FileOffsets") || file.contains("Subhalo/SubLink")) {
            offsets();
        } else {
            unknown();
        }
    }

    private void catalogueChunk() {
        CatalogueHeader header = CatalogueHeader.of(file);
        lines.add(file.path() + ": group catalogue chunk, one of " + header.files());
        lines.add("  " + Words.time(header.redshift(), header.cosmology()) + "; "
                + Words.box(header.boxSize(), header.hubble()) + "; "
                + Words.cosmology(header.hubble(), header.omega0(), header.omegaLambda()));
        lines.add("  here " + Words.count(header.subhaloes()) + " of " + Words.count(header.totalSubhaloes())
                + " subhaloes, "
                + Words.count(header.groups()) + " of " + Words.count(header.totalGroups()) + " groups"
                + (header.subhaloes() + header.groups() == 0 ? ": an empty chunk, which is in order" : ""));
        tables(List.of("Subhalo", "Group"));
        unreadAttributes(List.of("", "Header", "Config", "Parameters"));
        requireRows("Subhalo", header.subhaloes());
        requireRows("Group", header.groups());
    }

    private void particles(String what, Hdf5Attributes header) {
        lines.add(file.path() + ": " + what);
        double h = header.number("HubbleParam").orElse(Double.NaN);
        double omega0 = header.number("Omega0").orElse(Double.NaN);
        double omegaLambda = header.number("OmegaLambda").orElse(Double.NaN);
        OptionalDouble redshift = header.number("Redshift");
        if (redshift.isPresent()) {
            lines.add("  " + Words.time(redshift.getAsDouble(), new Cosmology(omega0, omegaLambda, h)) + "; "
                    + Words.box(header.number("BoxSize").orElse(Double.NaN), h) + "; "
                    + Words.cosmology(h, omega0, omegaLambda));
        }
        double[] here = header.numbers("NumPart_ThisFile");
        double[] low = header.numbers("NumPart_Total");
        double[] high = header.numbers("NumPart_Total_HighWord");
        List<String> counts = new ArrayList<>();
        for (int type = 0; type < Math.min(TYPES, here.length); type++) {
            double total =
                    type < low.length ? low[type] + (type < high.length ? high[type] * TWO_TO_32 : 0) : here[type];
            if (total > 0 || here[type] > 0) {
                counts.add(names().get(type) + " " + Words.count((long) here[type])
                        + (type < low.length ? " of " + Words.count((long) total) : ""));
            }
        }
        lines.add("  particles here: " + String.join(", ", counts));
        tables(file.groups("").stream()
                .filter(group -> group.startsWith("PartType"))
                .toList());
        unreadAttributes(List.of("", "Header", "Config", "Parameters"));
        for (int type = 0; type < Math.min(TYPES, here.length); type++) {
            requireRows("PartType" + type, (long) here[type]);
        }
    }

    private static List<String> names() {
        return List.of("gas", "dark matter", "type 2", "tracers", "stars and wind", "black holes");
    }

    private void treeRows() {
        List<Hdf5Dataset> columns = file.datasets("");
        Hdf5Dataset ids = file.dataset("SubhaloID");
        Hdf5Dataset snapNum = file.dataset("SnapNum");
        long rows = ids.rows();
        lines.add(file.path() + ": SubLink tree, " + Words.count(rows) + " rows, " + columns.size() + " columns");
        if (rows > 0 && rows <= 1000) {
            int[] snapshots = snapNum.all().ints();
            int[] subfind = file.dataset("SubfindID").all().ints();
            int last = snapshots.length - 1;
            boolean branch = snapshots[0] - snapshots[last] >= last && mainBranch((int) rows);
            lines.add("  " + (branch ? "one main branch" : "rows") + " from subhalo " + subfind[0] + " of snapshot "
                    + snapshots[0] + (branch ? " back" : "") + " to subhalo " + subfind[last] + " of snapshot "
                    + snapshots[last]
                    + "; SubhaloID " + ids.all().longs()[0]);
            if (branch && snapshots[0] - snapshots[last] > last) {
                lines.add("  skipped snapshots: " + (snapshots[0] - snapshots[last] - last));
            }
        }
        lines.addAll(Words.fields("columns", columns, FieldDictionary.tng()::treeColumn));
        unreadAttributes(List.of(""));
        unreadAttributes(columns.stream().map(Hdf5Dataset::path).toList());
    }

    private void lhalotree() {
        List<String> trees = file.groups("").stream()
                .filter(group -> group.matches("Tree\\d+"))
                .toList();
        lines.add(file.path() + ": LHaloTree, " + Words.count(trees.size()) + " trees; of the first:");
        lines.addAll(Words.fields("Tree0", file.datasets("Tree0"), FieldDictionary.tng()::lhalotreeColumn));
        unreadAttributes(List.of("", "Header", "Tree0"));
    }

    private boolean mainBranch(int rows) {
        long first = file.dataset("SubhaloID").rows(0, 1).longs()[0];
        long leaf = file.dataset("MainLeafProgenitorID").rows(0, 1).longs()[0];
        return leaf - first == rows - 1;
    }

    private void offsets() {
        lines.add(file.path() + ": offsets: where the objects of one snapshot stand in other files");
        if (file.contains("FileOffsets/Subhalo")) {
            lines.add(
                    "  catalogue chunks: " + file.dataset("FileOffsets/Subhalo").rows());
        }
        file.groups("Subhalo").forEach(tree -> offsets(tree, "Subhalo/" + tree, " subhaloes"));
        offsets("into the particle files", "Subhalo", " subhaloes");
        offsets("into the particle files", "Group", " groups");
        offsets("zooms (TNG-Cluster)", "OriginalZooms", "");
    }

    private void offsets(String what, String group, String objects) {
        List<Hdf5Dataset> columns = file.datasets(group);
        if (!columns.isEmpty()) {
            lines.add("  " + what + ": " + Words.count(columns.get(0).rows()) + objects + " ("
                    + String.join(", ", columns.stream().map(Hdf5Dataset::name).toList()) + ")");
        }
    }

    private void unknown() {
        lines.add(file.path() + ": HDF5, but none of the kinds that a simulation has");
        for (Hdf5Dataset dataset : file.datasets("")) {
            lines.add("    " + dataset.name() + " " + dataset.description());
            unreadAttributes(List.of(dataset.path()));
        }
        unreadAttributes(List.of(""));
        for (String group : file.groups("")) {
            unknown(group, "  ");
        }
    }

    /** Groups and what is in them, to the depth of simulation.hdf5, whose virtual datasets are told of. */
    private void unknown(String group, String indent) {
        List<Hdf5Dataset> datasets = file.datasets(group);
        List<String> inside = file.groups(group);
        lines.add(indent + "group " + group + ": " + datasets.size() + " datasets, "
                + file.attributes(group).names().size() + " attributes"
                + (inside.isEmpty() ? "" : ", groups " + String.join(", ", inside)));
        unreadAttributes(List.of(group));
        for (Hdf5Dataset dataset : datasets) {
            lines.add(indent + "  " + dataset.name() + " " + dataset.description());
            unreadAttributes(List.of(dataset.path()));
        }
        if (indent.length() < DEEPEST) {
            inside.forEach(name -> unknown(group + "/" + name, indent + "  "));
        }
    }

    private void tables(List<String> groups) {
        for (String group : groups) {
            lines.addAll(Words.fields(
                    group, file.datasets(group), name -> FieldDictionary.tng().find(group, name)));
            unreadAttributes(List.of(group));
            for (Hdf5Dataset dataset : file.datasets(group)) {
                unreadAttributes(List.of(dataset.path()));
                FieldDictionary.tng().find(group, dataset.name()).ifPresent(field -> contradictions(field, dataset));
            }
        }
    }

    /** Attributes that are neither numbers nor text, of groups and datasets. */
    private void unreadAttributes(List<String> owners) {
        for (String owner : owners) {
            new TreeMap<>(file.attributes(owner).unread())
                    .forEach((name, type) -> lines.add("    attribute " + name + " of "
                            + (owner.isEmpty() ? "the root group" : owner) + ": " + type + ", not read"));
        }
    }

    private void requireRows(String group, long counted) {
        for (Hdf5Dataset dataset : file.datasets(group)) {
            if (dataset.rows() != counted) {
                faults.add(file.path() + ": " + dataset.path() + " has " + dataset.rows()
                        + " rows, but the header counts " + counted + "; fetch the file again");
            }
        }
    }

    /** Files that carry their own scaling are held against the dictionary. */
    private void contradictions(Field field, Hdf5Dataset dataset) {
        for (String fault : StatedScaling.contradictions(file, dataset.path(), field)) {
            lines.add("    CONTRADICTION: " + fault);
            faults.add(file.path() + ": " + fault);
        }
    }
}
