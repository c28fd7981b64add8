package org.galcause.ingesttng.source.fits;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.util.FitsInputStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FirstBytes;

/**
 * One header-data unit of a FITS file (Pence et al. 2010). Headers are understood by nom-tam-fits; where data lie is counted here, so that
 * they can be read block by block, from plain and from gzipped files.
 *
 * @param number its place in the file, from 0
 * @param header its keywords
 * @param dataStart first byte of its data, in the unpacked file
 */
record FitsUnit(int number, Header header, long dataStart) {

    private static final int BLOCK = 2880;
    private static final int CARD = 80;

    /**
     * The units of a file.
     *
     * @throws UserError when it is not FITS, or ends inside a header
     */
    static List<FitsUnit> in(Path file) {
        List<FitsUnit> units = new ArrayList<>();
        try (InputStream in = opened(file)) {
            long at = 0;
            byte[] header = header(file, in, units.size());
            while (header.length > 0) {
                FitsUnit unit = new FitsUnit(
                        units.size(),
                        new Header(new FitsInputStream(new ByteArrayInputStream(header))),
                        at + header.length);
                units.add(unit);
                long data = (unit.dataBytes() + BLOCK - 1) / BLOCK * BLOCK;
                at = unit.dataStart + data;
                in.skipNBytes(data);
                header = header(file, in, units.size());
            }
        } catch (EOFException lastDataAreCut) {
            // The unit is there; whoever reads its data finds them short and says so.
            return units;
        } catch (FitsException | IOException damaged) {
            throw UserError.data(file + ": the header of unit " + units.size() + " cannot be read ("
                    + damaged.getMessage() + "); fetch the file again");
        }
        return units;
    }

    /** The file's bytes, unpacked when it is gzipped. */
    static InputStream opened(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw UserError.data(file + ": no such file");
        }
        if (!Files.isReadable(file)) {
            throw UserError.data(file + ": permission denied; ask its owner for read access");
        }
        InputStream in = Files.newInputStream(file);
        return packed(file) ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    /** Whether a file is gzipped, whatever its name. */
    static boolean packed(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static byte[] header(Path file, InputStream in, int number) throws IOException {
        ByteArrayOutputStream cards = new ByteArrayOutputStream();
        while (true) {
            byte[] block = in.readNBytes(BLOCK);
            if (cards.size() == 0 && !startsUnit(block, number)) {
                if (number == 0) {
                    throw notFits(file);
                }
                // Bytes after the last unit mean nothing (standard, section 3.5).
                return new byte[0];
            }
            if (block.length < BLOCK) {
                throw UserError.data(
                        file + ": truncated: it ends inside the header of unit " + number + "; fetch it again");
            }
            cards.write(block);
            if (ends(block)) {
                return cards.toByteArray();
            }
        }
    }

    private static UserError notFits(Path file) throws IOException {
        FirstBytes first = FirstBytes.of(file);
        return UserError.data(file + ": not a FITS file: "
                + first.leftover()
                        .or(() -> first.format().map(format -> "it is " + format))
                        .orElse("its first bytes are not SIMPLE  =; was the download cut or is it another format?"));
    }

    private static boolean startsUnit(byte[] block, int number) {
        String start = new String(block, 0, Math.min(9, block.length), StandardCharsets.ISO_8859_1);
        return number == 0 ? start.equals("SIMPLE  =") : start.equals("XTENSION=");
    }

    private static boolean ends(byte[] block) {
        for (int at = 0; at < block.length; at += CARD) {
            if (new String(block, at, CARD, StandardCharsets.ISO_8859_1)
                    .stripTrailing()
                    .equals("END")) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of its data, without the padding (standard, equation 2). */
    long dataBytes() {
        int axes = header.getIntValue("NAXIS", 0);
        if (axes == 0) {
            return 0;
        }
        long product = 1;
        boolean groups = header.getBooleanValue("GROUPS", false);
        for (int axis = groups ? 2 : 1; axis <= axes; axis++) {
            product *= header.getLongValue("NAXIS" + axis, 0);
        }
        long size = Math.abs(header.getIntValue("BITPIX", 8)) / 8;
        return size * header.getLongValue("GCOUNT", 1) * (header.getLongValue("PCOUNT", 0) + product);
    }

    boolean binary() {
        return text("XTENSION").equals("BINTABLE") || text("XTENSION").equals("A3DTABLE");
    }

    boolean ascii() {
        return text("XTENSION").equals("TABLE");
    }

    /** A table only by its header: the tiles of an image, each compressed (standard, section 10.1). */
    boolean packedImage() {
        return header.getBooleanValue("ZIMAGE", false);
    }

    /** Its name; empty = none. */
    String name() {
        return text("EXTNAME");
    }

    long rows() {
        return header.getLongValue("NAXIS2", 0);
    }

    int rowBytes() {
        return header.getIntValue("NAXIS1", 0);
    }

    int columns() {
        return header.getIntValue("TFIELDS", 0);
    }

    /** A keyword's text without blanks around it; empty = none. */
    String text(String keyword) {
        String value = header.getStringValue(keyword);
        return value == null ? "" : value.strip();
    }
}
