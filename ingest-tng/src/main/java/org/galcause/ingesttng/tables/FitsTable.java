package org.galcause.ingesttng.tables;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.TableHDU;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;

/** The first table extension of a FITS file (Pence et al. 2010). Columns of one value for each row are read. */
final class FitsTable implements TableFile {

    private final Path path;
    private final List<String> columns;

    FitsTable(Path path) {
        this.path = path;
        this.columns = reading(table -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < table.getNCols(); i++) {
                names.add(table.getColumnName(i).strip());
            }
            return List.copyOf(names);
        });
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        reading(table -> {
            for (int i = 0; i < sinks.size(); i++) {
                send(table, places.get(i), sinks.get(i));
            }
            return sinks;
        });
    }

    private void send(TableHDU<?> table, int column, ColumnSink sink) throws FitsException {
        Object values = table.getColumn(column);
        Scaling scaling = Scaling.of(table.getHeader(), column + 1);
        int rows = table.getNRows();
        if (!values.getClass().isArray() || Array.getLength(values) != rows || isNested(values)) {
            throw UserError.data(path + ", column " + columns.get(column)
                    + ": holds more than one value in a row; only columns of single values are read.");
        }
        for (int row = 0; row < rows; row++) {
            sendCell(Array.get(values, row), scaling, sink, column);
        }
    }

    private static boolean isNested(Object values) {
        Class<?> element = values.getClass().getComponentType();
        return element != null && element.isArray();
    }

    private void sendCell(Object value, Scaling scaling, ColumnSink sink, int column) {
        if (value instanceof Double || value instanceof Float) {
            sink.real(scaling.real(((Number) value).doubleValue()));
        } else if (value instanceof Byte unsigned) {
            scaling.send(unsigned & 0xFF, sink);
        } else if (value instanceof Number whole) {
            scaling.send(whole.longValue(), sink);
        } else if (value instanceof Boolean flag) {
            sink.whole(flag ? 1 : 0);
        } else if (value instanceof String word) {
            sink.word(word);
        } else {
            throw UserError.data(path + ", column " + columns.get(column) + ": values of type "
                    + value.getClass().getSimpleName() + " are not read; allowed are numbers, logicals and strings.");
        }
    }

    private <T> T reading(Reading<T> reading) {
        boolean packed = false;
        try (Fits fits = new Fits(path.toFile())) {
            for (BasicHDU<?> unit = fits.readHDU(); unit != null; unit = fits.readHDU()) {
                Header header = unit.getHeader();
                packed = packed || header.getBooleanValue("ZIMAGE", false);
                if (unit instanceof TableHDU<?> table && !header.getBooleanValue("ZIMAGE", false)) {
                    requireUnpacked(header);
                    return reading.of(table);
                }
            }
            throw UserError.data(path + " holds no table extension"
                    + (packed ? ", only tile-compressed images (ZIMAGE); funpack unpacks them." : "."));
        } catch (UserError known) {
            throw known;
        } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
            throw UserError.data(path + " is not a readable FITS file: it is cut or damaged (" + FaultWords.of(damaged)
                    + "); fetch it again");
        }
    }

    private void requireUnpacked(Header header) {
        if (header.getBooleanValue("ZTABLE", false)) {
            throw UserError.data(
                    path + " holds a tile-compressed table (ZTABLE); unpack it first, such as with funpack.");
        }
    }

    private interface Reading<T> {
        T of(TableHDU<?> table) throws FitsException;
    }

    /**
     * The keywords TSCALn, TZEROn and TNULLn of a column.
     *
     * @param scale what a stored value is multiplied by
     * @param zero what is added then; 2^63 stands for unsigned 64-bit integers
     * @param missing the stored integer that means nothing
     * @param hasMissing whether there is one
     */
    private record Scaling(double scale, double zero, long missing, boolean hasMissing) {

        static Scaling of(Header header, int column) {
            return new Scaling(
                    header.getDoubleValue("TSCAL" + column, 1),
                    header.getDoubleValue("TZERO" + column, 0),
                    header.getLongValue("TNULL" + column, 0),
                    header.containsKey("TNULL" + column));
        }

        double real(double stored) {
            return scale == 1 && zero == 0 ? stored : stored * scale + zero;
        }

        void send(long stored, ColumnSink sink) {
            if (hasMissing && stored == missing) {
                sink.missing();
            } else if (scale != 1 || zero != Math.rint(zero)) {
                sink.real(real((double) stored));
            } else {
                sink.whole(stored + (zero == 0x1p63 ? Long.MIN_VALUE : (long) zero));
            }
        }
    }
}
