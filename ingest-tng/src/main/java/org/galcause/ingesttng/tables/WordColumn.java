package org.galcause.ingesttng.tables;

import java.util.ArrayList;
import java.util.List;

/** A column of words (levels of a category); missing is the empty word. */
final class WordColumn implements ColumnSink {

    private final List<String> words = new ArrayList<>();

    /** One word for each row. */
    List<String> words() {
        return words;
    }

    int rows() {
        return words.size();
    }

    @Override
    public void text(String line, int from, int to, long lineNumber) {
        words.add(line.substring(from, to).strip().intern());
    }

    @Override
    public void whole(long value) {
        words.add(Long.toString(value));
    }

    @Override
    public void real(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        words.add(Double.isNaN(value) ? "" : whole ? Long.toString((long) value) : Double.toString(value));
    }

    @Override
    public void word(String value) {
        words.add(value.strip());
    }

    @Override
    public void missing() {
        words.add("");
    }
}
