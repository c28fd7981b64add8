package org.galcause.ingesttng.source.tng;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** Tables of the source, and what the plain reader says of the same files. */
final class SourceTables {

    private SourceTables() {}

    /** A table with some options, written as name, value, name, value, … */
    static Dataset<Row> tng(Path path, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return TestSpark.session().read().format("tng").options(map).load(path.toString());
    }

    /** Every value of every dataset of a group, in files that follow each other, is that of the table's rows. */
    static void requireSame(Dataset<Row> table, List<Path> files, String group) {
        List<Row> rows = table.collectAsList();
        int at = 0;
        for (Path path : files) {
            try (Hdf5File file = Hdf5File.open(path)) {
                int count = 0;
                for (Hdf5Dataset dataset : file.datasets(group)) {
                    requireSame(rows, at, dataset, dataset.name());
                    count = (int) dataset.rows();
                }
                at += count;
            }
        }
        assertThat(rows).hasSize(at);
        assertThat(at).isPositive();
    }

    static void requireSame(List<Row> rows, int at, Hdf5Dataset dataset, String name) {
        boolean real = dataset.type().real();
        double[] reals = real ? dataset.all().doubles() : new double[0];
        long[] wholes = real ? new long[0] : dataset.all().longs();
        int width = dataset.width();
        for (int k = 0; k < width; k++) {
            int column = rows.get(0).fieldIndex(width == 1 ? name : name + "_" + k);
            for (int row = 0; row < dataset.rows(); row++) {
                Object value = rows.get(at + row).get(column);
                int place = row * width + k;
                boolean same = real
                        ? Double.compare(((Number) value).doubleValue(), reals[place]) == 0
                        : same(value, wholes[place]);
                if (!same) {
                    assertThat(value)
                            .as(dataset.path() + " component " + k + " row " + row)
                            .isNull();
                }
            }
        }
    }

    private static boolean same(Object value, long bits) {
        return value instanceof BigDecimal decimal
                ? decimal.toBigIntegerExact().equals(new BigInteger(Long.toUnsignedString(bits)))
                : ((Number) value).longValue() == bits;
    }
}
