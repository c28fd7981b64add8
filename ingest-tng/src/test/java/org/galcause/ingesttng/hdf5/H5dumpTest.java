package org.galcause.ingesttng.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.inspect.Inspection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dataset and every attribute of every real file, as h5dump prints them. */
class H5dumpTest {

    private static final Pattern OPENS = Pattern.compile("\\s*(GROUP|DATASET|ATTRIBUTE) \"(.*)\" \\{");
    private static final Pattern PLACE = Pattern.compile("^\\s*\\([0-9,]+\\): ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sublink/sublink_mpb_565261.hdf5",
                "sublink/stars_565261.hdf5",
                "snap_tng50-4-subbox0/snap_2332.0.hdf5",
                "snap_tng50-4-subbox0/snap_2332.1.hdf5",
                "snap_tng50-4-subbox0/snap_2332.2.hdf5",
                "groupcat_tng100-1_z0/fof_subhalo_tab_099.33.hdf5",
                "groupcat_tng100-1_z0/fof_subhalo_tab_099.34.hdf5",
                "groupcat_tng100-1_z0/fof_subhalo_tab_099.35.hdf5",
                "groupcat_tng100-1_z0/fof_subhalo_tab_099.36.hdf5",
                "groupcat_tng100-2_z0/fof_subhalo_tab_099.0.hdf5",
                "groupcat_tng100-2_z0/fof_subhalo_tab_099.1.hdf5",
                "groupcat_tng100-2_z0/fof_subhalo_tab_099.2.hdf5",
            })
    void everythingEqualsWhatH5dumpPrints(String name) {
        Path path = RealData.at(name);
        Dump dump = Dump.of(Oracle.h5dump("-m", "%.17g", path.toString()));
        assertThat(Inspection.of(List.of(path)).requireSound()).isNotEmpty();
        try (Hdf5File file = Hdf5File.open(path)) {
            for (Map.Entry<String, List<String>> dataset : dump.datasets.entrySet()) {
                compare(file.dataset(dataset.getKey()), dataset.getValue());
            }
            int attributes = 0;
            for (Map.Entry<String, List<String>> attribute : dump.attributes.entrySet()) {
                attributes += compareAttribute(file, attribute.getKey(), attribute.getValue());
            }
            assertThat(attributes).isEqualTo(dump.attributes.size());
            assertThat(dump.datasets.size() + attributes).isGreaterThan(30);
        }
    }

    private static void compare(Hdf5Dataset dataset, List<String> expected) {
        assertThat(dataset.rows() * dataset.width()).as(dataset.path()).isEqualTo(expected.size());
        if (dataset.type().whole()) {
            long[] found = dataset.all().longs();
            for (int i = 0; i < found.length; i++) {
                assertThat(whole(dataset.type(), found[i])).as(dataset.path()).isEqualTo(expected.get(i));
            }
            return;
        }
        double[] found = dataset.all().doubles();
        for (int i = 0; i < found.length; i++) {
            double printed = number(expected.get(i));
            assertThat(Double.compare(found[i], printed) == 0 || found[i] == printed)
                    .as(() -> dataset.path() + " prints " + printed)
                    .isTrue();
        }
    }

    private static String whole(ElementType type, long value) {
        if (type == ElementType.BOOLEAN) {
            return value == 0 ? "FALSE" : "TRUE";
        }
        return type == ElementType.UINT64 ? Long.toUnsignedString(value) : Long.toString(value);
    }

    private static double number(String printed) {
        return printed.endsWith("nan")
                ? Double.NaN
                : printed.endsWith("inf")
                        ? (printed.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                        : Double.parseDouble(printed);
    }

    private static int compareAttribute(Hdf5File file, String key, List<String> expected) {
        int cut = key.lastIndexOf('@');
        Hdf5Attributes attributes = file.attributes(key.substring(0, cut));
        String name = key.substring(cut + 1);
        assertThat(attributes.names()).contains(name);
        if (expected.size() == 1 && expected.get(0).startsWith("\"")) {
            String text = expected.get(0).substring(1, expected.get(0).length() - 1);
            assertThat(attributes.text(name).orElse("")).as(key).isEqualTo(text.replaceAll("(\\\\000)+$", ""));
            return 1;
        }
        double[] found = attributes.numbers(name);
        assertThat(found).as(key).hasSize(expected.size());
        for (int i = 0; i < found.length; i++) {
            double printed = number(expected.get(i));
            assertThat(found[i]).as(key).isCloseTo(printed, within(Math.abs(printed) * 1e-15));
        }
        return 1;
    }

    /** What h5dump printed: values as text, by path (attributes as {@code path@name}). */
    private static final class Dump {
        private final Map<String, List<String>> datasets = new TreeMap<>();
        private final Map<String, List<String>> attributes = new TreeMap<>();

        static Dump of(List<String> lines) {
            Dump dump = new Dump();
            List<String> open = new ArrayList<>();
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            boolean inData = false;
            for (String line : lines) {
                Matcher opens = OPENS.matcher(line);
                if (inData && line.strip().equals("}")) {
                    inData = false;
                } else if (inData) {
                    values.addAll(cells(PLACE.matcher(line).replaceFirst("").strip()));
                } else if (opens.matches()) {
                    open.add(opens.group(1));
                    names.add(opens.group(2));
                    values = new ArrayList<>();
                } else if (line.strip().startsWith("DATA {")) {
                    inData = true;
                    values = new ArrayList<>();
                    dump.put(open, names, values);
                } else if (line.strip().endsWith("{")) {
                    open.add("other");
                    names.add("");
                } else if (line.strip().equals("}") && !open.isEmpty()) {
                    open.remove(open.size() - 1);
                    names.remove(names.size() - 1);
                }
            }
            return dump;
        }

        private void put(List<String> open, List<String> names, List<String> values) {
            boolean attribute = open.get(open.size() - 1).equals("ATTRIBUTE");
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < open.size() - (attribute ? 1 : 0); i++) {
                if (!open.get(i).equals("other") && !names.get(i).equals("/")) {
                    path.append(path.isEmpty() ? "" : "/").append(names.get(i));
                }
            }
            if (attribute) {
                attributes.put(path + "@" + names.get(names.size() - 1), values);
            } else {
                datasets.put(path.toString(), values);
            }
        }

        private static List<String> cells(String line) {
            if (line.startsWith("\"")) {
                return List.of(line.replaceFirst(",$", ""));
            }
            List<String> cells = new ArrayList<>();
            for (String cell : line.split(",\\s*")) {
                if (!cell.isBlank()) {
                    cells.add(cell.strip());
                }
            }
            return cells;
        }
    }
}
