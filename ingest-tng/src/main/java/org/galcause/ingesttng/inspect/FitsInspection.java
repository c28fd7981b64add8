package org.galcause.ingesttng.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.TableHDU;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;

/** The headers of a FITS file. */
final class FitsInspection {

    private FitsInspection() {}

    static Findings of(Path path) {
        List<String> lines = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try (Fits fits = new Fits(path.toFile())) {
            BasicHDU<?>[] units = fits.read();
            lines.add(path + ": FITS file, " + units.length + " header-data units");
            truncated(path, units).ifPresent(faults::add);
            for (int i = 0; i < units.length; i++) {
                Header header = units[i].getHeader();
                if (header.getBooleanValue("ZIMAGE", false)) {
                    lines.add("  tile-compressed image in unit " + i + " (funpack unpacks it)");
                } else if (header.getBooleanValue("ZTABLE", false)) {
                    lines.add("  tile-compressed table in unit " + i);
                    faults.add(path + ": unit " + i
                            + " is a tile-compressed table (ZTABLE); unpack it first, such as with funpack");
                } else if (units[i] instanceof TableHDU<?> table) {
                    table(i, table, lines);
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw UserError.data(path + ": cannot be read as FITS (" + FaultWords.of(e) + "); fetch it again");
        }
        if (lines.size() == 1) {
            lines.add("  no table in it");
        }
        return new Findings(lines, faults);
    }

    /** The FITS library reads the headers of a truncated file all the same. A gzipped one does not show its size. */
    private static Optional<String> truncated(Path path, BasicHDU<?>[] units) throws IOException {
        BasicHDU<?> last = units[units.length - 1];
        long end = last.getFileOffset()
                + last.getHeader().getSize()
                + last.getHeader().getDataSize();
        return isGzip(path) || Files.size(path) >= end
                ? Optional.empty()
                : Optional.of(
                        path + ": truncated: " + Files.size(path) + " bytes of " + end + " are there; fetch it again");
    }

    private static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
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
