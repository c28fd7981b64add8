package org.galcause.ingesttng.source.fits;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.util.FitsOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.galcause.causalmodel.UserError;

/**
 * Writes rows as one binary table. How many there are, and how wide words are, is known at the end: rows go aside first, then behind their
 * header. The file appears whole.
 */
final class FitsWriter {

    private static final int BLOCK = 2880;
    private static final int BUFFER = 1 << 16;

    private final List<CellWriter> columns;
    private long rows;

    private FitsWriter(StructType schema) {
        this.columns = Arrays.stream(schema.fields()).map(CellWriter::new).toList();
    }

    /**
     * Writes a table.
     *
     * @param name the table's name (EXTNAME)
     */
    static void write(Path target, String name, StructType schema, Iterator<Row> rows) {
        FitsWriter writer = new FitsWriter(schema);
        Path cells = target.resolveSibling("." + target.getFileName() + ".cells");
        Path whole = target.resolveSibling("." + target.getFileName() + ".writing");
        try {
            writer.cells(cells, rows);
            writer.table(cells, whole, name);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | FitsException e) {
            throw UserError.data(
                    target + ": cannot be written (" + e.getMessage() + "); is the folder there, and room in it?");
        } finally {
            delete(cells);
            delete(whole);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be removed (" + e.getMessage() + ")");
        }
    }

    private void cells(Path file, Iterator<Row> all) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            while (all.hasNext()) {
                Row row = all.next();
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).write(row, i, out);
                }
                rows++;
            }
        }
    }

    private void table(Path cells, Path file, String name) throws IOException, FitsException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(cells), BUFFER));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            FitsOutputStream fits = new FitsOutputStream(out);
            primary().write(fits);
            header(name).write(fits);
            fits.flush();
            for (long row = 0; row < rows; row++) {
                for (CellWriter column : columns) {
                    copy(in, out, column);
                }
            }
            out.write(new byte[padding()]);
        }
    }

    private int padding() {
        long over = rows * rowBytes() % BLOCK;
        return over == 0 ? 0 : (int) (BLOCK - over);
    }

    private static void copy(DataInputStream in, OutputStream out, CellWriter column) throws IOException {
        int bytes = column.padded() ? in.readInt() : column.cellBytes();
        out.write(in.readNBytes(bytes));
        if (column.padded()) {
            byte[] blanks = new byte[column.cellBytes() - bytes];
            Arrays.fill(blanks, (byte) ' ');
            out.write(blanks);
        }
    }

    private long rowBytes() {
        return columns.stream().mapToLong(CellWriter::cellBytes).sum();
    }

    private static Header primary() throws FitsException {
        Header header = new Header();
        header.addValue("SIMPLE", true, "FITS");
        header.addValue("BITPIX", 8, "no data here");
        header.addValue("NAXIS", 0, "no data here");
        header.addValue("EXTEND", true, "a table follows");
        return header;
    }

    private Header header(String name) throws FitsException {
        Header header = new Header();
        header.addValue("XTENSION", "BINTABLE", "binary table");
        header.addValue("BITPIX", 8, "bytes");
        header.addValue("NAXIS", 2, "rows of bytes");
        header.addValue("NAXIS1", rowBytes(), "bytes of a row");
        header.addValue("NAXIS2", rows, "rows");
        header.addValue("PCOUNT", 0, "no heap");
        header.addValue("GCOUNT", 1, "one table");
        header.addValue("TFIELDS", columns.size(), "columns");
        header.addValue("EXTNAME", name, "table");
        for (int i = 0; i < columns.size(); i++) {
            column(header, columns.get(i), i + 1);
        }
        return header;
    }

    private static void column(Header header, CellWriter column, int number) throws FitsException {
        header.addValue("TTYPE" + number, column.field().name(), "");
        header.addValue("TFORM" + number, column.form(), "");
        Metadata metadata = column.field().metadata();
        if (metadata.contains("unit") && !metadata.getString("unit").isEmpty()) {
            header.addValue("TUNIT" + number, FitsUnitText.of(metadata.getString("unit")), "");
        }
        if (metadata.contains("comment") && !metadata.getString("comment").isEmpty()) {
            header.addValue("TCOMM" + number, ascii(metadata.getString("comment")), "");
        }
        if (column.hasZero()) {
            header.addValue("TZERO" + number, new BigInteger("9223372036854775808"), "unsigned");
        }
        if (column.hasMissing()) {
            header.addValue("TNULL" + number, column.sentinel(), "stands for nothing");
        }
    }

    /** Headers hold printable ASCII only. */
    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
