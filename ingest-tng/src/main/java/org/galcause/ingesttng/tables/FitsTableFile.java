package org.galcause.ingesttng.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import nom.tam.fits.BinaryTable;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import org.galcause.ingesttng.source.fits.FitsUnitText;

/** Writes result tables as FITS binary tables, for TOPCAT and astropy. */
public final class FitsTableFile {

    private FitsTableFile() {}

    /**
     * Writes one table; the file appears whole.
     *
     * @param file the target; replaced if it exists
     * @param table the table's name (EXTNAME)
     * @param columns at least one, all of one length
     */
    public static void write(Path file, String table, List<FitsColumn> columns) {
        int rows = columns.get(0).rows();
        for (FitsColumn column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " has " + column.rows() + " rows, not " + rows);
            }
        }
        Path aside = file.resolveSibling("." + file.getFileName() + ".writing");
        try (Fits fits = new Fits()) {
            fits.addHDU(unit(table, columns));
            fits.write(aside.toFile());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FitsException failed) {
            throw new IllegalStateException("the table cannot be written as FITS to " + file, failed);
        } catch (IOException failed) {
            throw new UncheckedIOException("the table cannot be written to " + file, failed);
        }
    }

    private static BinaryTableHDU unit(String name, List<FitsColumn> columns) throws FitsException {
        BinaryTable data = new BinaryTable();
        for (FitsColumn column : columns) {
            data.addColumn(column.array());
        }
        BinaryTableHDU unit = BinaryTableHDU.wrap(data);
        unit.getHeader().addValue("EXTNAME", name, "table");
        for (int i = 0; i < columns.size(); i++) {
            unit.setColumnName(i, columns.get(i).name(), null);
            if (!columns.get(i).unit().isEmpty()) {
                unit.setColumnMeta(i, "TUNIT", FitsUnitText.of(columns.get(i).unit()), "unit");
            }
        }
        return unit;
    }
}
