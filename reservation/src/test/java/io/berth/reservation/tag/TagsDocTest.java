package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/tags.md says what is so: every table, every line of versions and every example in its sentences. */
class TagsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "tags.md");

    private static final List<String> MATCHES = List.of("written", "the agent", "matches", "does not match");
    private static final List<String> READ_AS = List.of("written", "read as");
    private static final List<String> SHOWN = List.of("written", "shown");
    private static final List<String> PREFERENCES = List.of("list", "the preferences in their order");
    private static final List<String> ANSWERS = List.of("written", "the answer");

    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern VERSIONS = Pattern.compile("(\\S+) ([<=]) (\\S+)");
    private static final Set<String> OPERATORS =
            Set.of("=", "!=", ">=", ">", "<=", "<", "in", "!", "&&", "||", "->", "<->");

    private final List<String> lines = Files.readAllLines(PAGE);

    TagsDocTest() throws IOException {}

    private static TagExpression read(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    @Test
    void everyTableIsChecked() {
        List<List<String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("|---")) {
                headers.add(cells(lines.get(i - 1)));
            }
        }
        assertThat(headers).containsOnly(MATCHES, READ_AS, SHOWN, PREFERENCES, ANSWERS);
    }

    @Test
    void anExpressionMatchesTheAgentsThatThePageSays() {
        for (List<String> row : rows(MATCHES)) {
            TagExpression expression = read(code(row.get(0)));
            for (String agent : row.get(2).split("; ")) {
                assertThat(matches(expression, agent)).as(row + " on " + agent).isTrue();
            }
            for (String agent : row.get(3).split("; ")) {
                assertThat(matches(expression, agent)).as(row + " on " + agent).isFalse();
            }
        }
    }

    private static boolean matches(TagExpression expression, String cell) {
        if (cell.equals("no tags")) {
            return expression.matches(TagSet.of());
        }
        String agent = code(cell);
        int colon = agent.indexOf(": ");
        return expression.matches(
                TagSet.of(agent.substring(colon < 0 ? 0 : colon + 2).split(", ")),
                colon < 0 ? null : agent.substring(0, colon));
    }

    @Test
    void everyOperatorHasAnExample() {
        String examples = rows(MATCHES).stream().map(row -> code(row.get(0))).collect(Collectors.joining(" "));
        assertThat(examples).contains(OPERATORS);
    }

    @Test
    void anExpressionIsReadAsThePageSays() {
        for (List<String> row : rows(READ_AS)) {
            assertThat(read(code(row.get(0)))).isEqualTo(read(code(row.get(1))));
        }
    }

    @Test
    void anExpressionIsShownAsThePageSays() {
        for (List<String> row : rows(SHOWN)) {
            assertThat(read(code(row.get(0)))).hasToString(code(row.get(1)));
        }
    }

    @Test
    void preferencesAreWhatThePageSays() {
        for (List<String> row : rows(PREFERENCES)) {
            List<Preference> expected = Arrays.stream(row.get(1).split("; "))
                    .<Preference>map(cell -> cell.equals("the agent used last")
                            ? new Preference.LastUsed()
                            : new Preference.Matching(read(code(cell))))
                    .toList();
            assertThat(Preference.parseList(code(row.get(0))).orThrow()).isEqualTo(expected);
        }
    }

    @Test
    void whatCannotBeReadIsAnsweredAsThePageSays() {
        for (List<String> row : rows(ANSWERS)) {
            assertThat(TagExpressionParser.parse(code(row.get(0))).problem()).isEqualTo(row.get(1));
        }
    }

    @Test
    void versionsAreOrderedAsThePageSays() {
        List<String> versions = fenced("## Versions");
        assertThat(versions).isNotEmpty().allSatisfy(line -> {
            MatchResult parts = VERSIONS.matcher(line).results().findFirst().orElseThrow();
            assertThat(Integer.signum(VersionOrder.INSTANCE.compare(parts.group(1), parts.group(3))))
                    .isEqualTo(parts.group(2).equals("<") ? -1 : 0);
        });
    }

    @Test
    void theGrammarHasTheWordAndTheOperatorsOfTheLanguage() {
        String grammar = String.join("\n", fenced("The grammar:"));
        assertThat(grammar).contains("word        = " + Tag.WORD);
        assertThat(OPERATORS).allSatisfy(operator -> assertThat(grammar).contains("\"" + operator + "\""));
    }

    @Test
    void theLimitsAreThoseOfTheParser() {
        String page = String.join(" ", lines);
        assertThat(page)
                .contains("An expression has at most " + TagExpressionParser.MAX_LENGTH + " characters")
                .contains("An agent has at most " + TagSet.MAX_TAGS + " tags")
                .contains("A list holds up to " + Preference.MOST + " of them");
        assertThat(page)
                .contains(TagExpressionParser.MAX_OPERANDS + " tags and listed values, and "
                        + TagExpressionParser.MAX_DEPTH + " levels of nesting");
    }

    /** Where a sentence shows something, it is part of the language too: an operator, an expression or an agent. */
    @Test
    void everyExampleInASentenceIsOfTheLanguage() {
        boolean fenced = false;
        int examples = 0;
        for (String line : lines) {
            fenced ^= line.startsWith("```");
            if (!fenced && !line.startsWith("|") && !line.startsWith("```")) {
                for (MatchResult found : CODE.matcher(line).results().toList()) {
                    String example = found.group(1);
                    assertThat(isOfTheLanguage(example)).as(example).isTrue();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(10);
    }

    private static boolean isOfTheLanguage(String example) {
        String tags = example.substring(example.indexOf(": ") + 1).strip();
        return OPERATORS.contains(example)
                || example.equals(TagsDocTest.class.getSimpleName())
                || TagExpressionParser.parse(example).isReadable()
                || TagSet.problem(List.of(tags.split(", "))).isEmpty();
    }

    /** The page makes claims in its sentences that no table shows. */
    @Test
    void theThreeThingsToKnowAreSo() {
        TagSet none = TagSet.of();
        assertThat(read("jdk!=17").matches(none)).isFalse();
        assertThat(read("!jdk=17").matches(none)).isTrue();
        assertThat(read("mac-07=1").matches(none, "mac-07")).isFalse();
        assertThat(read("in && !in=3").matches(TagSet.of("in"))).isTrue();
    }

    private List<List<String>> rows(List<String> header) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (cells(line).equals(header)) {
                inside = true;
            } else if (inside && !line.startsWith("|---")) {
                rows.add(cells(line));
            }
        }
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).hasSameSizeAs(header));
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(CELL_BORDER.split(line.substring(1)))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    private static String code(String cell) {
        assertThat(cell).startsWith("`").endsWith("`").hasSizeGreaterThan(2);
        return cell.substring(1, cell.length() - 1);
    }

    private List<String> fenced(String after) {
        return lines.stream()
                .dropWhile(line -> !line.equals(after))
                .dropWhile(line -> !line.equals("```"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }
}
