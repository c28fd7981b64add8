package org.galcause.ingesttng.tables;

/** Where the cells of one column go, row after row. */
interface ColumnSink {

    /** A cell of a text file: {@code line[from, to)}, without quotes; empty = missing. */
    void text(String line, int from, int to, long lineNumber);

    /** A whole number. */
    void whole(long value);

    /** A number in floating point; NaN = missing. */
    void real(double value);

    /** A word. */
    void word(String value);

    /** Nothing. */
    void missing();
}
