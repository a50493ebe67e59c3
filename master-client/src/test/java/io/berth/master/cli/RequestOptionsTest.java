package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestOptionsTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void asksForOneAgentUnlessItIsToldMore() {
        assertThat(requested("--tags", "linux && jdk>=17")).isEqualTo("linux && jdk>=17");
    }

    @Test
    void asksForSeveralAgentsTogether() {
        assertThat(requested("--tags", "xcode>=16", "--count", "2", "--and", "windows", "--and", "3 of linux && ssd"))
                .isEqualTo("2 of xcode>=16 and 1 of windows and 3 of linux && ssd");
        assertThat(requested("--tags", "macos", "--and", "2 of windows and 1 of linux"))
                .isEqualTo("1 of macos and 2 of windows and 1 of linux");
    }

    @Test
    void fallsBackOneAfterTheOther() {
        assertThat(requested("--tags", "xcode=16", "--then-after", "5m: xcode>=15", "--then-after", "1h30m:macos"))
                .isEqualTo("xcode=16; after 5m: xcode>=15; after 1h30m: macos");
        assertThat(requested("--tags", "xcode=16", "--count", "2", "--then-after", "10m: 2 of xcode and 1 of windows"))
                .isEqualTo("2 of xcode=16; after 10m: 2 of xcode and 1 of windows");
    }

    @Test
    void aFallbackOfSeveralAgentsSaysHowMany() {
        assertThat(refused("--tags", "xcode=16", "--count", "2", "--then-after", "10m: xcode"))
                .contains("--then-after '10m: xcode': The request is for several agents")
                .contains("'2 of macos and 1 of windows'");
        assertThat(requested("--tags", "xcode=16", "--count", "2", "--then-after", "10m: 1 of xcode"))
                .isEqualTo("2 of xcode=16; after 10m: xcode");
    }

    @Test
    void tagsThatLookLikeWordsOfTheGrammarStayTags() {
        assertThat(requested("--tags", "macos", "--and", "of && and")).isEqualTo("1 of macos and 1 of of && and");
        assertThat(requested("--tags", "macos", "--and", "2 of 2 and 1 of of"))
                .isEqualTo("1 of macos and 2 of 2 and 1 of of");
        assertThat(requested("--tags", "macos", "--and", "2 of(windows || linux)"))
                .isEqualTo("1 of macos and 2 of windows || linux");
    }

    @Test
    void passesOnPreferencesPriorityAndLimit() {
        assertThat(requested("--tags", "macos", "--prefer", "ssd, last-used", "--priority", "-5", "--hold-limit", "2h"))
                .isEqualTo("macos; prefer ssd, last-used; priority -5; held for 2h");
    }

    @Test
    void aMistakeIsShownAtItsColumnOfWhatWasWritten() {
        assertThat(refused("--tags", "linux &&")).contains("--tags: ").contains("column 9");
        assertThat(refused("--tags", "macos", "--and", "2 of windows &&"))
                .contains("--and: ")
                .contains("column 16");
        assertThat(refused("--tags", "macos", "--and", "2 of windows and 1 of linux ||"))
                .contains("column 31");
        assertThat(refused("--tags", "macos", "--then-after", "5m: xcode>="))
                .contains("--then-after '5m: xcode>='")
                .contains("column 12");
        assertThat(refused("--tags", "macos", "--prefer", "ssd, ,"))
                .contains("--prefer: ")
                .contains("column 6");
    }

    @Test
    void aMistakeInWritingSeveralAgentsSaysHowTheyAreWritten() {
        assertThat(refused("--tags", "macos", "--and", "2 windows"))
                .contains("column 3")
                .contains("'2 of macos and 1 of windows'");
        assertThat(refused("--tags", "macos", "--and", "2 of windows and linux"))
                .contains("column 14")
                .contains("'2 of macos and 1 of windows'");
        assertThat(refused("--tags", "macos", "--and", "2 of ")).contains("missing at column 5");
        assertThat(refused("--tags", "2 of macos")).contains("column 3").contains("--count");
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedWithoutKafka() {
        assertThat(refused("--tags", "macos", "--count", "0"))
                .contains("--count: ")
                .contains("at least 1");
        assertThat(refused("--tags", "macos", "--count", "33"))
                .contains("--count: ")
                .contains("at most 32");
        assertThat(refused("--tags", "macos", "--and", "40 of windows"))
                .contains("--and: ")
                .contains("at most 32");
        assertThat(refused("--tags", "macos", "--priority", "101")).contains("priority is 101");
        assertThat(refused("--tags", "macos", "--then-after", "xcode")).contains("'5m: xcode>=15'");
        assertThat(refused("--tags", "macos", "--then-after", "soon: xcode")).contains("no duration");
        assertThat(refused("--tags", "macos", "--request", "Not An Id")).contains("--request: ");
        assertThat(refused("--tags", "macos", "--count", "2", "--choose")).contains("without choosing");
    }

    private String requested(String... options) {
        FakeWorld fresh = new FakeWorld().grants(new FakeReservation());
        assertThat(fresh.run(reserve(options))).as(fresh.err.toString()).isZero();
        return fresh.requested.toString();
    }

    private String refused(String... options) {
        world.err.getBuffer().setLength(0);
        assertThat(world.run(reserve(options))).isEqualTo(ExitCode.USAGE);
        assertThat(world.config).isNull();
        return world.err.toString();
    }

    private static String[] reserve(String... options) {
        List<String> words = new ArrayList<>(List.of("reserve"));
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }
}
