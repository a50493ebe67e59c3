package io.berth.reservation.tag;

import io.berth.reservation.tag.Cursor.Unreadable;
import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.Iff;
import io.berth.reservation.tag.TagExpression.Implies;
import io.berth.reservation.tag.TagExpression.In;
import io.berth.reservation.tag.TagExpression.Not;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads tag expressions by recursive descent, with the operators and the precedence of a Jenkins label expression:
 *
 * <pre>
 * iff     := implies ( "&lt;-&gt;" implies )*
 * implies := or [ "-&gt;" or ]
 * or      := and ( "||" and )*
 * and     := unary ( "&amp;&amp;" unary )*
 * unary   := "!" unary | "(" iff ")" | tag
 * tag     := word [ ( "=" | "!=" | "&gt;=" | "&gt;" | "&lt;=" | "&lt;" ) word | "in" "(" word ( "," word )* ")" ]
 * </pre>
 *
 * A word may stand in quotes. One instance reads one text.
 */
public final class TagExpressionParser {
    /** A longer expression is refused, whether as it is given or in its canonical text. */
    public static final int MAX_LENGTH = Cursor.MAX_LENGTH;

    /** Deeper nesting is refused, so that no input can exhaust the stack. */
    static final int MAX_DEPTH = 32;

    /** More operands than this are refused: evaluation walks the expression, and left-deep chains recurse. */
    static final int MAX_OPERANDS = 128;

    private static final String KIND = "tag expression";

    /** Longer symbols first: ">=" also starts with ">". */
    private static final List<Operator> OPERATORS = List.of(
            Operator.AT_LEAST, Operator.AT_MOST, Operator.NOT_EQUAL, Operator.EQUAL, Operator.MORE, Operator.LESS);

    private final Cursor cursor;
    private int depth;
    private int operands;

    TagExpressionParser(Cursor cursor) {
        this.cursor = cursor;
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
        return Cursor.tooLong(KIND, text).map(Result::failed).orElseGet(() -> read(new Cursor(KIND, text)));
    }

    private static Result read(Cursor cursor) {
        try {
            TagExpression expression = new TagExpressionParser(cursor).expression();
            if (!cursor.isAtEnd()) {
                throw cursor.problem("expected &&, ||, ->, <-> or the end");
            }
            return Cursor.printsTooLong(KIND, expression.toString())
                    .map(Result::failed)
                    .orElseGet(() -> Result.of(expression));
        } catch (Unreadable problem) {
            return Result.failed(problem.getMessage());
        }
    }

    /** Reads as far as an expression goes. */
    TagExpression expression() throws Unreadable {
        TagExpression left = implies();
        while (cursor.takes("<->")) {
            left = new Iff(left, implies());
        }
        return left;
    }

    private TagExpression implies() throws Unreadable {
        TagExpression left = or();
        if (!cursor.takes("->")) {
            return left;
        }
        TagExpression whole = new Implies(left, or());
        if (cursor.isBefore("->")) {
            throw cursor.problem("expected no second ->")
                    .withAdvice("Put one of the implications in parentheses: it matters which one comes first.");
        }
        return whole;
    }

    private TagExpression or() throws Unreadable {
        TagExpression left = and();
        while (cursor.takes("||")) {
            left = new Or(left, and());
        }
        return left;
    }

    private TagExpression and() throws Unreadable {
        TagExpression left = unary();
        while (cursor.takes("&&")) {
            left = new And(left, unary());
        }
        return left;
    }

    private TagExpression unary() throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw cursor.problem("nested deeper than " + MAX_DEPTH + " levels");
        }
        TagExpression expression;
        if (cursor.takes("!")) {
            expression = new Not(unary());
        } else if (cursor.takes("(")) {
            expression = expression();
            if (!cursor.takes(")")) {
                throw cursor.problem("expected &&, ||, ->, <-> or )");
            }
        } else {
            expression = tag();
        }
        depth--;
        return expression;
    }

    private TagExpression tag() throws Unreadable {
        countOperand();
        // Thousands of requests name the same few keys.
        String key = cursor.word("a tag").intern();
        Optional<Operator> operator = operator();
        if (operator.isPresent()) {
            return new Compare(key, operator.get(), cursor.word("a value"));
        }
        return cursor.takesWord("in") ? new In(key, values()) : new Has(key);
    }

    private Optional<Operator> operator() {
        // <-> also starts with <.
        return cursor.isBefore("<->")
                ? Optional.empty()
                : OPERATORS.stream()
                        .filter(operator -> cursor.takes(operator.symbol()))
                        .findFirst();
    }

    private List<String> values() throws Unreadable {
        if (!cursor.takes("(")) {
            throw cursor.problem("expected ( and values after in");
        }
        List<String> values = new ArrayList<>();
        do {
            countOperand();
            values.add(cursor.word("a value"));
        } while (cursor.takes(","));
        if (!cursor.takes(")")) {
            throw cursor.problem("expected a comma or )");
        }
        return values;
    }

    private void countOperand() throws Unreadable {
        if (++operands > MAX_OPERANDS) {
            throw cursor.problem("expected no more than " + MAX_OPERANDS + " tags and listed values");
        }
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
}
