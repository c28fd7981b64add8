package org.galcause.redshiftsweep.plan;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;

/** SHA-256 of texts and panels. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The hash of a text, in hexadecimal. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of some bytes, in hexadecimal. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The hash of everything in a panel: variables, times, ids and the bits of every value. */
    public static String of(Panel panel) {
        MessageDigest digest = sha256();
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            PanelSchema schema = panel.schema();
            out.writeUTF(schema.variables().toString());
            out.writeUTF(schema.grid().toString());
            for (PanelBlock block : panel.blocks()) {
                write(block, schema, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(PanelBlock block, PanelSchema schema, DataOutputStream out) throws IOException {
        byte[] bytes = new byte[block.rows() * Double.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int row = 0; row < block.rows(); row++) {
            buffer.putLong(block.id(row));
        }
        out.write(bytes);
        for (int v = 0; v < schema.variables().size(); v++) {
            for (int step = 0; step < schema.steps(); step++) {
                buffer.clear();
                buffer.asDoubleBuffer().put(block.column(v, step), 0, block.rows());
                out.write(bytes);
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
