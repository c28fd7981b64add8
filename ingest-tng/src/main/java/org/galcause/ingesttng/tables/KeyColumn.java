package org.galcause.ingesttng.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;

/**
 * A column of ids. Whole numbers are kept exactly, all 64 bits. As soon as one id is no whole number, every id of the column stands for the
 * 64-bit hash of its text; two texts with one hash are an error.
 */
final class KeyColumn implements ColumnSink {

    private static final Pattern WHOLE = Pattern.compile("(0|-?[1-9][0-9]{0,18})(\\.0+)?");
    private static final double EXACT = 0x1p53;

    private final CellPlace place;
    private final Map<Long, String> words = new HashMap<>();
    private long[] keys = new long[1024];
    private int rows;
    private boolean hashed;

    KeyColumn(CellPlace place) {
        this.place = place;
    }

    /** The keys, one for each row. */
    long[] keys() {
        return Arrays.copyOf(keys, rows);
    }

    /** Whether keys are hashes of words. */
    boolean isHashed() {
        return hashed;
    }

    int rows() {
        return rows;
    }

    /** The id as it stands in the file. */
    String text(long key) {
        return hashed ? words.getOrDefault(key, Long.toString(key)) : Long.toString(key);
    }

    /** The key that an id written in the study file has in this column. */
    long key(String id) {
        Optional<Long> number = whole(id.strip());
        return hashed || number.isEmpty() ? hash(canonical(id.strip())) : number.get();
    }

    @Override
    public void text(String line, int from, int to, long lineNumber) {
        String text = line.substring(from, to).strip();
        if (text.isEmpty()) {
            throw place.inLine(lineNumber, "the id is empty; every row needs one.");
        }
        word(text);
    }

    @Override
    public void whole(long value) {
        add(hashed ? remembered(Long.toString(value)) : value);
    }

    @Override
    public void real(double value) {
        if (value != Math.rint(value) || Math.abs(value) >= EXACT) {
            throw place.inRow(
                    rows + 1L,
                    "the id " + value + " is stored in floating point and is not exact (not whole, or beyond 2^53);"
                            + " store ids as 64-bit integers or text.");
        }
        whole((long) value);
    }

    @Override
    public void word(String value) {
        Optional<Long> number = whole(value);
        if (number.isPresent()) {
            whole(number.get());
        } else {
            hashAll();
            add(remembered(canonical(value)));
        }
    }

    @Override
    public void missing() {
        throw place.inRow(rows + 1L, "the id is missing; every row needs one.");
    }

    private static Optional<Long> whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(canonical(text)));
        } catch (NumberFormatException beyond64Bits) {
            return Optional.empty();
        }
    }

    /** {@code 17.0}, as some programs write whole numbers, is {@code 17}. */
    private static String canonical(String text) {
        return WHOLE.matcher(text).matches() && text.indexOf('.') > 0 ? text.substring(0, text.indexOf('.')) : text;
    }

    private void hashAll() {
        if (!hashed) {
            hashed = true;
            for (int row = 0; row < rows; row++) {
                keys[row] = remembered(Long.toString(keys[row]));
            }
        }
    }

    private long remembered(String word) {
        long hash = hash(word);
        String other = words.putIfAbsent(hash, word);
        if (other != null && !other.equals(word)) {
            throw UserError.data(place.file() + ", column " + place.column() + ": the ids \"" + other + "\" and \""
                    + word + "\" have the same 64-bit hash; rename one of them.");
        }
        return hash;
    }

    private static long hash(String word) {
        return Randomness.key(0, word);
    }

    private void add(long key) {
        if (rows == keys.length) {
            keys = Arrays.copyOf(keys, 2 * rows);
        }
        keys[rows++] = key;
    }
}
