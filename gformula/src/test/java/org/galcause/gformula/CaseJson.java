package org.galcause.gformula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Just enough of JSON to read what a peer printed: objects as maps, arrays as lists, numbers as doubles, null as NaN. */
public final class CaseJson {

    private final String text;
    private int at;

    private CaseJson(String text) {
        this.text = text;
    }

    static Object read(Path file) {
        try {
            return new CaseJson(Files.readString(file)).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks down by keys and indices. */
    static Object at(Object root, Object... path) {
        Object node = root;
        for (Object key : path) {
            node = key instanceof Integer index ? ((List<?>) node).get(index) : ((Map<?, ?>) node).get(key);
            if (node == null) {
                throw new IllegalArgumentException("no " + key + " on the way");
            }
        }
        return node;
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private boolean take(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    private Object value() {
        char next = peek();
        if (next == '{') {
            return object();
        } else if (next == '[') {
            return array();
        } else if (next == '"') {
            return string();
        }
        int from = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "null" -> Double.NaN;
            case "true", "false" -> Boolean.valueOf(word);
            default -> Double.valueOf(word);
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        take('{');
        while (!take('}')) {
            peek();
            String key = string();
            take(':');
            object.put(key, value());
            take(',');
        }
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        take('[');
        while (!take(']')) {
            array.add(value());
            take(',');
        }
        return array;
    }

    private String string() {
        StringBuilder word = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            word.append(text.charAt(at++));
        }
        at++;
        return word.toString();
    }
}
