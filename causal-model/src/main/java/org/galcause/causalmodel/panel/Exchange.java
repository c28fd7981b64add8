package org.galcause.causalmodel.panel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;

/**
 * How the parts of a panel, each worked on in a place of its own (a thread, an executor), put together what they found. All parts run the
 * same code on blocks of their own; where it sums over the units, every part gives what its blocks say, is given what all blocks say, in
 * block order, and goes on with the same sum.
 *
 * <p>Every part must take part in every round. A user's mistake that one part finds is thrown in all of them. Serves one thread.
 */
public final class Exchange {

    /** Carries the parts' messages: gives the bytes of one part, and returns those of all parts in their order. */
    @FunctionalInterface
    public interface Carrier {
        byte[][] swap(byte[] own);
    }

    private static final byte NUMBERS = 0;
    private static final byte MISTAKE = 1;
    private static final byte AGREEMENT = 2;

    private final int part;
    private final int parts;
    private final Carrier carrier;
    private Optional<UserError> ended = Optional.empty();

    /**
     * @param part which part this is, from 0
     * @param parts how many there are
     */
    public Exchange(int part, int parts, Carrier carrier) {
        this.part = part;
        this.parts = parts;
        this.carrier = carrier;
    }

    /** Which part this is, from 0. */
    public int part() {
        return part;
    }

    /** How many parts there are. */
    public int parts() {
        return parts;
    }

    /**
     * The numbers of all parts, those of the first part first.
     *
     * @throws UserError when a part has found a mistake; of several, that of the first part
     */
    List<double[]> gather(List<double[]> own) {
        List<double[]> all = new ArrayList<>();
        for (byte[] message : round(numbers(own))) {
            read(message, all);
        }
        return all;
    }

    /**
     * Tells the other parts of a mistake, in the round that they wait in, unless it is one that all parts know of.
     *
     * @return the mistake that ends the work in all parts: that of the first part that found one in this round
     */
    public UserError mistake(UserError found) {
        if (ended.isEmpty()) {
            List<byte[]> all = swapped(mistakeOf(found));
            ended = all.stream()
                    .filter(message -> message[0] == MISTAKE)
                    .findFirst()
                    .map(Exchange::mistake);
        }
        return ended.orElse(found);
    }

    private List<byte[]> swapped(byte[] own) {
        return List.of(carrier.swap(own));
    }

    /** The messages of a round that no part ends with a mistake. */
    private List<byte[]> round(byte[] own) {
        List<byte[]> all = swapped(own);
        for (byte[] message : all) {
            if (message[0] == MISTAKE) {
                UserError first = mistake(message);
                ended = Optional.of(first);
                throw first;
            }
        }
        return all;
    }

    /** Ends the work: all parts must have come to the same bytes, or what they did was not the same for all. */
    public void agree(byte[] result) {
        byte[] own = new byte[result.length + 1];
        own[0] = AGREEMENT;
        System.arraycopy(result, 0, own, 1, result.length);
        for (byte[] message : round(own)) {
            if (!Arrays.equals(message, own)) {
                throw new IllegalStateException("the parts of the panel have come to different results");
            }
        }
    }

    private static byte[] numbers(List<double[]> own) {
        return written(NUMBERS, out -> {
            out.writeInt(own.size());
            for (double[] vector : own) {
                out.writeInt(vector.length);
                for (double value : vector) {
                    out.writeDouble(value);
                }
            }
        });
    }

    private static byte[] mistakeOf(UserError found) {
        return written(MISTAKE, out -> {
            out.writeUTF(found.kind().name());
            out.writeInt(found.problems().size());
            for (String problem : found.problems()) {
                out.writeUTF(problem);
            }
        });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(byte kind, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(kind);
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void read(byte[] message, List<double[]> all) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            if (in.readByte() != NUMBERS) {
                throw new IllegalStateException("a part of the panel has ended before the others");
            }
            for (int vectors = in.readInt(); vectors > 0; vectors--) {
                double[] vector = new double[in.readInt()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readDouble();
                }
                all.add(vector);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserError mistake(byte[] message) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            in.skipNBytes(1);
            return mistake(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserError mistake(DataInputStream in) throws IOException {
        UserError.Cause kind = UserError.Cause.valueOf(in.readUTF());
        List<String> problems = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            problems.add(in.readUTF());
        }
        return switch (kind) {
            case STUDY -> UserError.study(problems);
            case DATA -> UserError.data(problems);
            case QUESTION -> UserError.question(String.join(" ", problems));
            case INCOMPLETE -> UserError.incomplete(problems);
        };
    }
}
