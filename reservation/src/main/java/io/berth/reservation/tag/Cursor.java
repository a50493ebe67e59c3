package io.berth.reservation.tag;

import io.berth.reservation.name.Names;
import java.util.Optional;

/**
 * Walks over one text from left to right: knows blanks, symbols, words and quotes, and says where and why it stopped.
 * Whatever it is asked for, it looks past blanks first. Not thread-safe.
 */
final class Cursor {
    /** A longer text is refused, whether as it is given or in its canonical form. */
    static final int MAX_LENGTH = 1024;

    private static final String IMPLIES = "->";

    private final String kind;
    private final String text;
    private int at;

    /** @param kind what the text is, as a person would say it: "tag expression" */
    Cursor(String kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /** @return a sentence that says that the text is too long to be read, or empty */
    static Optional<String> tooLong(String kind, String text) {
        return text.length() <= MAX_LENGTH
                ? Optional.empty()
                : Optional.of("The " + kind + " has " + text.length() + " characters; at most " + MAX_LENGTH
                        + " are read: '" + Names.shown(text) + "'");
    }

    /**
     * The canonical text is what is stored and read again, and it is longer than a text without blanks.
     *
     * @return a sentence that says that it is too long for that, or empty
     */
    static Optional<String> printsTooLong(String kind, String canonical) {
        return canonical.length() <= MAX_LENGTH
                ? Optional.empty()
                : Optional.of("The " + kind + " has " + canonical.length() + " characters once the operators have"
                        + " their blanks; at most " + MAX_LENGTH + " are read. Ask for fewer tags.");
    }

    boolean isAtEnd() {
        skipBlanks();
        return at == text.length();
    }

    boolean isBefore(String symbol) {
        skipBlanks();
        return text.startsWith(symbol, at);
    }

    boolean takes(String symbol) {
        boolean taken = isBefore(symbol);
        at += taken ? symbol.length() : 0;
        return taken;
    }

    /** Takes this word where it stands here whole and without quotes. */
    boolean takesWord(String word) {
        skipBlanks();
        int end = endOfWord();
        boolean taken = text.substring(at, end).equals(word);
        at = taken ? end : at;
        return taken;
    }

    /** Goes back to a place that {@link #place} told. */
    void back(int place) {
        at = place;
    }

    int place() {
        return at;
    }

    /** @param what what the word would be, as a person would say it: "a tag" */
    String word(String what) throws Unreadable {
        if (isBefore("\"")) {
            return quoted(what);
        }
        int end = endOfWord();
        String word = text.substring(at, end);
        if (!Tag.isWord(word)) {
            throw problem("expected " + what + " (" + Tag.WORD + ")");
        }
        at = end;
        return word;
    }

    private String quoted(String what) throws Unreadable {
        int close = text.indexOf('"', at + 1);
        if (close < 0) {
            at = text.length();
            throw problem("expected \" after the quoted text");
        }
        String word = text.substring(at + 1, close);
        if (!Tag.isWord(word)) {
            String found = "'" + Names.shown(text.substring(at, close + 1)) + "'";
            throw problem("expected " + what + " in the quotes (" + Tag.WORD + ")", found)
                    .withAdvice(
                            "Tags and values are single words, in quotes too: no blank, no = and no operator fits in"
                                    + " them.");
        }
        at = close + 1;
        return word;
    }

    /** A hyphen belongs to the word, but a->b is an implication. */
    private int endOfWord() {
        int end = at;
        while (end < text.length() && isWordCharacter(text.charAt(end)) && !text.startsWith(IMPLIES, end)) {
            end++;
        }
        return end;
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._+-".indexOf(c) >= 0;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** @param expected what should stand here: "expected a tag" */
    Unreadable problem(String expected) {
        return problem(expected, isAtEnd() ? "the end" : "'" + Names.shown(text.substring(at)) + "'");
    }

    private Unreadable problem(String expected, String found) {
        return new Unreadable(
                "The " + kind + " cannot be read: " + expected + " at column " + (at + 1) + ", found " + found + ".");
    }

    /** Leaves the descent of a parser; never leaves this package. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unreadable(String sentence) {
            super(sentence, null, false, false);
        }

        /** @param advice a sentence that says what to write instead */
        Unreadable withAdvice(String advice) {
            return new Unreadable(getMessage() + " " + advice);
        }
    }
}
