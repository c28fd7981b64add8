package org.galcause.ingesttng.source.tng;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.fields.Field;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Key;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.StoredRows;

/** The table {@code particles}: the particles or cells of one type in some snapshots, or in one cutout of the web API. */
final class ParticleSource {

    private static final String MASSES = "Masses";

    private ParticleSource() {}

    static StoredRows open(TngOptions options) {
        ParticleType type = options.type();
        List<Part> parts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<Integer, Double> scaleFactor = new HashMap<>();
        StringBuilder without = new StringBuilder();
        double h = 1;
        double unitMass = 0;
        for (SnapshotFiles snapshot : snapshots(options)) {
            snapshot.requireComplete(options.incompleteAllowed()).ifPresent(missing::add);
            parts.addAll(snapshot.parts(type));
            String instead = snapshot.instead(type);
            without.append(instead.isEmpty() ? "" : "; snapshot " + snapshot.number() + " has none, only " + instead);
            scaleFactor.put(snapshot.number(), snapshot.header().scaleFactor());
            h = snapshot.header().hubble();
            unitMass = snapshot.header().massOf(type);
        }
        Scales scales = new Scales(h, scaleFactor);
        TableColumns columns = columns(options, type, parts, missing, unitMass, scales);
        return new Hdf5Rows(
                "tng particles",
                options.path() + ", type " + type.label() + ", snapshots " + NumberList.of(scaleFactor.keySet())
                        + without + (missing.isEmpty() ? "" : ", missing " + String.join("; ", missing)),
                columns.schema(),
                columns.sources(),
                Map.of("SnapNum", Key.SNAPSHOT, "ParticleIndex", Key.ID, "_chunk", Key.CHUNK),
                parts,
                FileStamps.of(parts),
                scales,
                options.size());
    }

    private static List<SnapshotFiles> snapshots(TngOptions options) {
        Path path = options.path();
        if (Files.isRegularFile(path)) {
            return List.of(SnapshotFiles.cutout(path));
        }
        Map<Integer, Map<Integer, Path>> there = SimulationFolder.at(path).particleFiles();
        List<Integer> wanted = options.snapshots(List.copyOf(there.keySet()));
        List<Integer> absent =
                wanted.stream().filter(number -> !there.containsKey(number)).toList();
        if (wanted.isEmpty() || !absent.isEmpty()) {
            throw UserError.data(path + ": no particle snapshot"
                    + (absent.isEmpty() ? "" : " " + NumberList.of(absent))
                    + " there (snapdir_099/snap_099.0.hdf5, …; "
                    + (there.isEmpty() ? "none at all" : "there are " + NumberList.of(there.keySet()))
                    + "); give the simulation's output folder, or one cutout file");
        }
        return wanted.stream()
                .map(number -> SnapshotFiles.of(path, number, there.getOrDefault(number, Map.of())))
                .toList();
    }

    private static TableColumns columns(
            TngOptions options,
            ParticleType type,
            List<Part> parts,
            List<String> missing,
            double unitMass,
            Scales scales) {
        TableColumns columns = new TableColumns(options)
                .number("SnapNum", FieldSource.Numbered.Count.SNAPSHOT, "number of the snapshot")
                .id(
                        "ParticleIndex",
                        parts,
                        "the particle's index among those of its type in the snapshot, over all files");
        parts.stream().filter(part -> part.rows() > 0).findFirst().ifPresent(part -> {
            try (Hdf5File file = Hdf5File.open(Path.of(part.file()))) {
                requireGroup(file, part);
                columns.datasets(
                        file.datasets(type.group()),
                        name -> FieldDictionary.tng().find(type.group(), name));
                if (!file.contains(type.group() + "/" + MASSES) && unitMass > 0) {
                    mass(options, columns, unitMass, scales);
                }
            }
        });
        return columns.number("_chunk", FieldSource.Numbered.Count.CHUNK, Chunks.comment(missing));
    }

    private static void requireGroup(Hdf5File file, Part part) {
        if (file.datasets(part.place()).isEmpty()) {
            throw UserError.data(part.file() + ": its header counts " + part.rows()
                    + " particles, but there is nothing in " + part.place() + "; fetch the file again");
        }
    }

    /** Particles of one mass have no dataset of it: it stands in the header. */
    private static void mass(TngOptions options, TableColumns columns, double unitMass, Scales scales) {
        Optional<Field> masses = FieldDictionary.tng().find(ParticleType.GAS.group(), MASSES);
        masses.ifPresent(field -> columns.constant(
                MASSES, options.physical() ? unitMass * Math.pow(scales.h(), field.hExponent()) : unitMass, field));
    }
}
