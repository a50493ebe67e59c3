package io.berth.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON array of strings, and nothing else of JSON. An argument list needs a form that says where each one ends. */
final class JsonStrings {
    private final String text;
    private int at;

    private JsonStrings(String text) {
        this.text = text;
    }

    /** @return the strings, or empty where the text is not exactly one array of strings */
    static Optional<List<String>> parse(String text) {
        try {
            return Optional.of(new JsonStrings(text).array());
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    private List<String> array() throws NotJson {
        List<String> strings = new ArrayList<>();
        expect('[');
        if (!accept(']')) {
            do {
                expect('"');
                strings.add(string());
            } while (accept(','));
            expect(']');
        }
        skipSpace();
        if (at != text.length()) {
            throw new NotJson();
        }
        return strings;
    }

    private String string() throws NotJson {
        StringBuilder value = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < 0x20) {
                throw new NotJson();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() throws NotJson {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new NotJson();
        };
    }

    private int hex() throws NotJson {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw new NotJson();
        }
        return digit;
    }

    private void expect(char c) throws NotJson {
        if (!accept(c)) {
            throw new NotJson();
        }
    }

    private boolean accept(char c) {
        skipSpace();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() throws NotJson {
        if (at == text.length()) {
            throw new NotJson();
        }
        return text.charAt(at++);
    }

    /** Never leaves this class. */
    private static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }
}
