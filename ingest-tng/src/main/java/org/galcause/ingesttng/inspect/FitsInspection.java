package org.galcause.ingesttng.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.TableHDU;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;

/** The headers of a FITS file. */
final class FitsInspection {

    private FitsInspection() {}

    static List<String> of(Path path) {
        List<String> lines = new ArrayList<>();
        try (Fits fits = new Fits(path.toFile())) {
            BasicHDU<?>[] units = fits.read();
            lines.add(path + ": FITS file, " + units.length + " header-data units");
            for (int i = 0; i < units.length; i++) {
                if (units[i] instanceof TableHDU<?> table) {
                    table(i, table, lines);
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw UserError.data(path + ": cannot be read as FITS (" + FaultWords.of(e) + "); fetch it again");
        }
        if (lines.size() == 1) {
            lines.add("  no table in it");
        }
        return lines;
    }

    private static void table(int number, TableHDU<?> table, List<String> lines) throws FitsException {
        lines.add("  table in unit " + number + ": " + Words.count(table.getNRows()) + " rows, " + table.getNCols()
                + " columns");
        for (int column = 0; column < table.getNCols(); column++) {
            String unit = Optional.ofNullable(table.getHeader().getStringValue("TUNIT" + (column + 1)))
                    .orElse("-");
            lines.add(String.format(
                    Locale.ROOT,
                    "    %-34s %-12s %s",
                    String.valueOf(table.getColumnName(column)).strip(),
                    table.getColumnFormat(column),
                    unit));
        }
    }
}
