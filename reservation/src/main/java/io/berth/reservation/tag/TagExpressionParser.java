package io.berth.reservation.tag;

import io.berth.reservation.name.Names;
import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.Not;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import java.util.Optional;

/**
 * Reads tag expressions by recursive descent:
 *
 * <pre>
 * or    := and ( "||" and )*
 * and   := unary ( "&amp;&amp;" unary )*
 * unary := "!" unary | "(" or ")" | word [ ( "=" | "&gt;=" | "&gt;" | "&lt;=" | "&lt;" ) word ]
 * </pre>
 *
 * One instance reads one text.
 */
public final class TagExpressionParser {
    /** A longer expression is refused, whether as it is given or in its canonical text. */
    public static final int MAX_LENGTH = 1024;

    /** Deeper nesting is refused, so that no input can exhaust the stack. */
    private static final int MAX_DEPTH = 32;

    /** More operands than this are refused: evaluation walks the expression, and left-deep chains recurse. */
    private static final int MAX_OPERANDS = 128;

    private final String text;
    private int at;
    private int depth;
    private int operands;

    private TagExpressionParser(String text) {
        this.text = text;
    }

    /**
     * @param text may be null
     * @return the expression, or the problem with its column
     */
    public static Result parse(String text) {
        if (text == null || text.isBlank()) {
            return Result.failed(
                    "The tag expression is empty. Say what the agent must have, for example: linux && jdk>=17");
        }
        if (text.length() > MAX_LENGTH) {
            return Result.failed("The tag expression has " + text.length() + " characters; at most " + MAX_LENGTH
                    + " are read: '" + Names.shown(text) + "'");
        }
        try {
            return readable(new TagExpressionParser(text).whole());
        } catch (Unreadable problem) {
            return Result.failed(problem.getMessage());
        }
    }

    /** The canonical text is what is stored and read again, and it is longer than a text without blanks. */
    private static Result readable(TagExpression expression) {
        int length = expression.toString().length();
        return length > MAX_LENGTH
                ? Result.failed("The tag expression has " + length + " characters once && and || have their blanks; at"
                        + " most " + MAX_LENGTH + " are read. Ask for fewer tags.")
                : Result.of(expression);
    }

    private TagExpression whole() throws Unreadable {
        TagExpression expression = or();
        skipBlanks();
        if (at < text.length()) {
            throw problem("expected &&, || or the end");
        }
        return expression;
    }

    private TagExpression or() throws Unreadable {
        TagExpression left = and();
        while (taken("||")) {
            left = new Or(left, and());
        }
        return left;
    }

    private TagExpression and() throws Unreadable {
        TagExpression left = unary();
        while (taken("&&")) {
            left = new And(left, unary());
        }
        return left;
    }

    private TagExpression unary() throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw problem("nested deeper than " + MAX_DEPTH + " levels");
        }
        TagExpression expression;
        if (taken("!")) {
            expression = new Not(unary());
        } else if (taken("(")) {
            expression = or();
            if (!taken(")")) {
                throw problem("expected )");
            }
        } else {
            expression = comparison();
        }
        depth--;
        return expression;
    }

    private TagExpression comparison() throws Unreadable {
        if (++operands > MAX_OPERANDS) {
            throw problem("more than " + MAX_OPERANDS + " tags");
        }
        String key = word("a tag");
        Optional<Operator> operator = operator();
        return operator.isEmpty() ? new Has(key) : new Compare(key, operator.get(), word("a value"));
    }

    private Optional<Operator> operator() {
        // Longer symbols first: ">=" also starts with ">".
        for (Operator operator :
                new Operator[] {Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL, Operator.MORE, Operator.LESS}) {
            if (taken(operator.symbol())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private String word(String what) throws Unreadable {
        skipBlanks();
        int start = at;
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (!Tag.isWord(word)) {
            at = start;
            throw problem("expected " + what + " (" + Tag.WORD + ")");
        }
        return word;
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._+-".indexOf(c) >= 0;
    }

    private boolean taken(String symbol) {
        skipBlanks();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private Unreadable problem(String expected) {
        String found = at < text.length() ? "'" + Names.shown(text.substring(at)) + "'" : "the end";
        return new Unreadable(
                "The tag expression cannot be read: " + expected + " at column " + (at + 1) + ", found " + found + ".");
    }

    /**
     * @param expression null where the text could not be read
     * @param problem a sentence with the column, null where it could
     */
    public record Result(TagExpression expression, String problem) {
        static Result of(TagExpression expression) {
            return new Result(expression, null);
        }

        static Result failed(String problem) {
            return new Result(null, problem);
        }

        public boolean isReadable() {
            return expression != null;
        }

        /** @throws IllegalArgumentException with the problem, where there is one */
        public TagExpression orThrow() {
            if (expression == null) {
                throw new IllegalArgumentException(problem);
            }
            return expression;
        }
    }

    /** Leaves the descent; never leaves this class. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }
}
