package org.galcause.causalmodel.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts formulas and conditions into tokens; names may hold dots and underscores. */
final class Lexer {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<number>\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?)"
                    + "|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*)"
                    + "|(?<word>'[^']+')"
                    + "|(?<symbol>\\.\\.|<=|>=|==|!=|[-+*:^()\\[\\],=<>]))");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    Lexer(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new FormulaSyntaxException(
                        "\"" + text + "\": cannot read \"" + text.substring(at).strip() + "\"");
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
    }

    /** The token to come; empty at the end. */
    String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    /** Takes the next token. */
    String take() {
        String token = peek();
        next++;
        return token;
    }

    /** Takes the next token if it is {@code wanted}. */
    boolean accept(String wanted) {
        if (peek().equals(wanted)) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the next token, which must be {@code wanted}. */
    void expect(String wanted) {
        if (!accept(wanted)) {
            throw wrong("\"" + wanted + "\"");
        }
    }

    /** Where the reader stands, so that it can come back. */
    int mark() {
        return next;
    }

    /** Comes back to a mark. */
    void back(int mark) {
        next = mark;
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    /** The sentence for a token that does not fit. */
    FormulaSyntaxException wrong(String wanted) {
        String found = atEnd() ? "the end" : "\"" + peek() + "\"";
        return new FormulaSyntaxException("\"" + text + "\": found " + found + " where " + wanted + " is expected");
    }

    /** The sentence for a value of a later time. */
    FormulaSyntaxException future(String variable) {
        return new FormulaSyntaxException("\"" + text + "\" uses the future: " + variable
                + " at a time after t; allowed: " + variable + "[t], " + variable + "[t-1], " + variable + "[..t-1]");
    }
}
