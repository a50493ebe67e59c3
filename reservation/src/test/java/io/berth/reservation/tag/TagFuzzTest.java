package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No text makes the parsers throw, and every refusal points into the text. The same texts in every run. */
class TagFuzzTest {
    private static final int TEXTS = 20_000;
    private static final Pattern COLUMN = Pattern.compile(" at column (\\d+), found (the end\\.|')");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final List<String> CHARACTERS = "ab1=<>!&|(),\" \t\n.-+_é'\\\u0000\u001b\u202e\ud800"
            .chars()
            .mapToObj(Character::toString)
            .toList();
    private static final List<String> TOKENS = List.of(
            "a",
            "b-",
            "in",
            "17",
            "15.2",
            "last-used",
            "\"a\"",
            "\"a b\"",
            "\"",
            "&&",
            "||",
            "!",
            "->",
            "<->",
            "(",
            ")",
            "=",
            "!=",
            ">=",
            ">",
            "<=",
            "<",
            ",",
            " ",
            " ",
            " ",
            "\t",
            "-",
            "&",
            "|",
            "in (1, 2)",
            "\u0000");

    private final Random random = new Random(20261124);

    private String text(List<String> alphabet) {
        return IntStream.range(0, 1 + random.nextInt(14))
                .mapToObj(i -> alphabet.get(random.nextInt(alphabet.size())))
                .collect(Collectors.joining());
    }

    @Test
    void everyTextOfTokensIsReadOrRefusedWithItsPlace() {
        assertThat(readable(TOKENS)).isGreaterThan(TEXTS / 40);
    }

    @Test
    void everyTextOfCharactersIsReadOrRefusedWithItsPlace() {
        assertThat(readable(CHARACTERS)).isGreaterThan(TEXTS / 200);
    }

    private int readable(List<String> alphabet) {
        int readable = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(alphabet);
            TagExpressionParser.Result result = TagExpressionParser.parse(text);
            if (result.isReadable()) {
                readable++;
                assertThat(TagExpressionParser.parse(result.expression().toString())
                                .expression())
                        .as(text)
                        .isEqualTo(result.expression());
            } else {
                assertRefusal(text, result.problem());
            }
        }
        return readable;
    }

    @Test
    void everyListOfPreferencesIsReadOrRefusedWithItsPlace() {
        int readable = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(TOKENS);
            Preference.Result result = Preference.parseList(text);
            if (result.isReadable()) {
                readable++;
                assertThat(Preference.parseList(Preference.print(result.preferences())))
                        .as(text)
                        .isEqualTo(result);
            } else {
                assertRefusal(text, result.problem());
            }
        }
        assertThat(readable).isGreaterThan(TEXTS / 40);
    }

    private static void assertRefusal(String text, String problem) {
        boolean printable = PRINTABLE.matcher(problem).matches();
        boolean placed = true;
        if (!text.isBlank()) {
            Matcher column = COLUMN.matcher(problem);
            placed = column.find();
            if (placed) {
                int at = Integer.parseInt(column.group(1));
                boolean atEnd = at == text.length() + 1;
                placed = at >= 1
                        && at <= text.length() + 1
                        && atEnd == column.group(2).startsWith("the end");
            }
        }
        assertThat(printable && placed).as(() -> text + ": " + problem).isTrue();
    }
}
