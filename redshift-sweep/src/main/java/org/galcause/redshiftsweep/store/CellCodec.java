package org.galcause.redshiftsweep.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;

/** The bytes of a cell's file: a mark, the content, and its SHA-256. */
public final class CellCodec {

    private static final String MARK = "galcause cell 2";
    private static final int HASH = 32;

    private CellCodec() {}

    /** The bytes of a result; equal results have equal bytes. */
    public static byte[] encode(CellResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(MARK);
            out.writeUTF(result.key());
            out.writeInt(result.outcomes().size());
            for (Outcome outcome : result.outcomes()) {
                write(outcome, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] hash = sha256(bytes.toByteArray());
        bytes.writeBytes(hash);
        return bytes.toByteArray();
    }

    /** A hash of all that an answer says. */
    public static byte[] fingerprint(Answer answer) {
        return sha256(encode(new CellResult("", List.of(new Outcome.Answered(answer)))));
    }

    /** The result, if the bytes are whole. */
    public static Optional<CellResult> decode(byte[] bytes) {
        if (bytes.length < HASH) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - HASH);
        if (!Arrays.equals(sha256(content), Arrays.copyOfRange(bytes, content.length, bytes.length))) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return in.readUTF().equals(MARK) ? Optional.of(result(in)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CellResult result(DataInputStream in) throws IOException {
        String key = in.readUTF();
        return new CellResult(key, list(in, CellCodec::outcome));
    }

    private static void write(Outcome outcome, DataOutputStream out) throws IOException {
        if (outcome instanceof Outcome.Failed failed) {
            out.writeBoolean(false);
            out.writeUTF(failed.kind().name());
            writeText(failed.reason(), out);
        } else if (outcome instanceof Outcome.Answered answered) {
            out.writeBoolean(true);
            write(answered.answer(), out);
        }
    }

    private static Outcome outcome(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return new Outcome.Failed(UserError.Cause.valueOf(in.readUTF()), text(in));
        }
        return new Outcome.Answered(new Answer(
                list(in, CellCodec::value),
                list(in, CellCodec::model),
                list(in, CellCodec::weights),
                list(in, CellCodec::diagnostic),
                list(in, row -> list(row, DataInputStream::readDouble))));
    }

    private static void write(Answer answer, DataOutputStream out) throws IOException {
        out.writeInt(answer.values().size());
        for (Answer.Value value : answer.values()) {
            writeNumbers(out, value.estimate(), value.standardError());
            out.writeUTF(value.verdict().name());
            writeText(value.reason(), out);
        }
        out.writeInt(answer.models().size());
        for (ModelTerm term : answer.models()) {
            writeTexts(out, term.regime(), term.model(), term.term());
            writeNumbers(out, term.time(), term.estimate(), term.standardError());
            out.writeLong(term.rows());
        }
        out.writeInt(answer.weights().size());
        for (WeightSummary w : answer.weights()) {
            writeTexts(out, w.regime(), w.what());
            writeNumbers(
                    out, w.time(), w.min(), w.q01(), w.q05(), w.q25(), w.q50(), w.q75(), w.q95(), w.q99(), w.max(),
                    w.mean(), w.sd(), w.ess());
            out.writeLong(w.rows());
        }
        out.writeInt(answer.diagnostics().size());
        for (Diagnostic d : answer.diagnostics()) {
            writeTexts(out, d.regime(), d.what(), d.verdict().name(), d.reason());
            writeNumbers(out, d.time(), d.value());
        }
        out.writeInt(answer.covariance().size());
        for (List<Double> row : answer.covariance()) {
            out.writeInt(row.size());
            writeNumbers(out, row.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static Answer.Value value(DataInputStream in) throws IOException {
        return new Answer.Value(in.readDouble(), in.readDouble(), Verdict.valueOf(in.readUTF()), text(in));
    }

    private static ModelTerm model(DataInputStream in) throws IOException {
        String regime = text(in);
        String model = text(in);
        String term = text(in);
        return new ModelTerm(regime, model, in.readDouble(), term, in.readDouble(), in.readDouble(), in.readLong());
    }

    private static WeightSummary weights(DataInputStream in) throws IOException {
        String regime = text(in);
        String what = text(in);
        double[] x = new double[13];
        for (int i = 0; i < x.length; i++) {
            x[i] = in.readDouble();
        }
        return new WeightSummary(
                regime,
                x[0],
                what,
                x[1],
                x[2],
                x[3],
                x[4],
                x[5],
                x[6],
                x[7],
                x[8],
                x[9],
                x[10],
                x[11],
                x[12],
                in.readLong());
    }

    private static Diagnostic diagnostic(DataInputStream in) throws IOException {
        String regime = text(in);
        String what = text(in);
        Verdict verdict = Verdict.valueOf(text(in));
        String reason = text(in);
        return new Diagnostic(regime, in.readDouble(), what, in.readDouble(), verdict, reason);
    }

    private static void writeNumbers(DataOutputStream out, double... numbers) throws IOException {
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static void writeTexts(DataOutputStream out, String... texts) throws IOException {
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static <T> List<T> list(DataInputStream in, Element<T> element) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.read(in));
        }
        return list;
    }

    private interface Element<T> {
        T read(DataInputStream in) throws IOException;
    }
}
