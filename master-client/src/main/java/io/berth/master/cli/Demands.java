package io.berth.master.cli;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is asked for together, as {@link Demand#toString} writes it: {@code macos}, or {@code 2 of macos and 1 of
 * windows}. The words <i>of</i> and <i>and</i> cannot be mistaken for tags: in a tag expression no word follows a word.
 */
final class Demands {
    private static final String NUMBER_OF = "(\\d{1,9})[ \\t]+of(?![A-Za-z0-9._+-])";
    private static final Pattern COUNTED = Pattern.compile("[ \\t]*" + NUMBER_OF);
    private static final Pattern AND = Pattern.compile("[ \\t]and[ \\t]+(?=" + NUMBER_OF + ")");

    /**
     * @param demand what the text says; 1 where it does not say how many
     * @param counted whether it says how many
     */
    record Written(Demand demand, boolean counted) {}

    private Demands() {}

    /**
     * @param text the whole of what a person wrote; columns in messages count in it
     * @param from where in it the demand begins
     * @throws IllegalArgumentException with a sentence that names the column
     */
    static Written parse(String text, int from) {
        List<Need> needs = new ArrayList<>();
        boolean counted = true;
        Matcher and = AND.matcher(text);
        for (int start = from; start >= 0; ) {
            boolean more = and.find(start);
            String part = text.substring(start, more ? and.start() : text.length());
            Matcher number = COUNTED.matcher(part);
            boolean said = number.lookingAt();
            int expression = said ? number.end() : 0;
            needs.add(Need.of(
                    said ? Integer.parseInt(number.group(1)) : 1,
                    expression(part.substring(expression), start + expression)));
            counted &= said;
            start = more ? and.end() : -1;
        }
        return new Written(new Demand(needs), counted);
    }

    /** @return whether the text begins by saying how many */
    static boolean isCounted(String text) {
        return COUNTED.matcher(text).lookingAt();
    }

    private static TagExpression expression(String text, int column) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A tag expression is missing at column " + (column + 1)
                    + ". Say what the agents must have, for example: 2 of macos");
        }
        // Blanks in front say nothing, and let the columns count from where the person began to write.
        TagExpressionParser.Result read = TagExpressionParser.parse(" ".repeat(column) + text);
        if (!read.isReadable()) {
            throw new IllegalArgumentException(read.problem() + advice(text));
        }
        return read.expression();
    }

    private static String advice(String text) {
        boolean groups =
                text.matches("(?s).*[ \\t]and[ \\t].*") || text.matches("(?s)[ \\t]*\\d+[ \\t]+[^ \\t&|<>-].*");
        return groups ? " Several agents are written as '2 of macos and 1 of windows'; tags are joined with &&." : "";
    }
}
