package org.galcause.ingesttng.tables;

import java.util.Arrays;

/** The fields of one line of text; reused from line to line. */
final class Fields {

    private String[] text = new String[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int count;

    int count() {
        return count;
    }

    /** One field as a new string. */
    String string(int field) {
        return text[field].substring(from[field], to[field]);
    }

    void send(int field, ColumnSink sink, long line) {
        sink.text(text[field], from[field], to[field], line);
    }

    /**
     * Cuts a line at a separator. A field may stand in double quotes; two of them inside stand for one.
     *
     * @throws IllegalArgumentException if a quote is not closed, or something follows the closing one
     */
    void cut(String line, char separator) {
        count = 0;
        int at = 0;
        do {
            at = at < line.length() && line.charAt(at) == '"'
                    ? quoted(line, at, separator)
                    : plain(line, at, separator);
        } while (at <= line.length());
    }

    /** Cuts a line at blanks. */
    void cutAtBlanks(String line) {
        count = 0;
        int at = 0;
        while (at < line.length()) {
            while (at < line.length() && line.charAt(at) <= ' ') {
                at++;
            }
            int start = at;
            while (at < line.length() && line.charAt(at) > ' ') {
                at++;
            }
            if (at > start) {
                add(line, start, at);
            }
        }
    }

    /** Returns where the next field starts; beyond the line's end if there is none. */
    private int plain(String line, int start, char separator) {
        int end = line.indexOf(separator, start);
        int stop = end < 0 ? line.length() : end;
        add(line, start, stop);
        return end < 0 ? line.length() + 1 : end + 1;
    }

    private int quoted(String line, int start, char separator) {
        StringBuilder inside = new StringBuilder();
        int at = start + 1;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException("a quote is not closed (a quoted field must end on its line)");
            }
            inside.append(line, at, quote);
            at = quote + 1;
            if (at < line.length() && line.charAt(at) == '"') {
                inside.append('"');
                at++;
            } else {
                break;
            }
        }
        if (at < line.length() && line.charAt(at) != separator) {
            throw new IllegalArgumentException("something follows a closing quote");
        }
        add(inside.toString(), 0, inside.length());
        return at + 1;
    }

    private void add(String source, int start, int stop) {
        if (count == from.length) {
            text = Arrays.copyOf(text, 2 * count);
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        text[count] = source;
        from[count] = start;
        to[count++] = stop;
    }
}
