package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoMatchTest {
    private static final String WHAT_TO_DO =
            " Check the tags with 'berth agents', or wait for such an agent to come (--await-capacity).";

    private final PoolFixture pool = PoolFixture.configured();

    @BeforeEach
    void register() {
        for (int i = 1; i <= 4; i++) {
            pool.given(agent("m" + i).tags("macos", "xcode=15.2").online());
        }
        pool.given(agent("m5").tags("macos", "xcode=16.1", "ssd").online());
        pool.given(agent("l1").tags("linux", "jdk=17").online());
    }

    private String sentence(RequestVoice voice) {
        Answer.Ended told = pool.when(voice.onlyIfItCanMatch().asked()).answer(Answer.Ended.class);
        pool.given(pool.due(Kind.OUTCOME, "r"));
        assertThat(told.code()).isEqualTo(RefusalCode.NO_MATCH);
        assertThat(told.sentence()).endsWith(WHAT_TO_DO);
        return told.sentence().replace(WHAT_TO_DO, "");
    }

    private String sentence(String tags) {
        return sentence(request("r").tags(tags));
    }

    @Test
    void theConditionThatKeepsMostAgentsFromMatchingIsNamedWithTheNearestVersion() {
        assertThat(sentence("macos && xcode>=17"))
                .isEqualTo("5 agents have macos, none of them xcode>=17. The highest xcode is 16.1.");
        assertThat(sentence("xcode>16.1 && macos && !beta"))
                .isEqualTo("5 agents match macos && !beta, none of them xcode>16.1. The highest xcode is 16.1.");
        assertThat(sentence("macos && xcode<15"))
                .isEqualTo("5 agents have macos, none of them xcode<15. The lowest xcode is 15.2.");
        assertThat(sentence("macos && xcode<=9"))
                .isEqualTo("5 agents have macos, none of them xcode<=9. The lowest xcode is 15.2.");
    }

    @Test
    void theValuesThatThereAreAreNamed() {
        assertThat(sentence("macos && xcode=17"))
                .isEqualTo("5 agents have macos, none of them xcode=17. There are xcode=16.1, 15.2.");
        assertThat(sentence("macos && xcode in (14, 17)"))
                .isEqualTo("5 agents have macos, none of them xcode in (14, 17). There are xcode=16.1, 15.2.");
        assertThat(sentence("jdk!=17")).isEqualTo("No registered agent matches jdk!=17. There is jdk=17.");
    }

    @Test
    void noMoreThanFiveValuesAreNamed() {
        for (int i = 1; i <= 6; i++) {
            pool.given(agent("j" + i).tags("jdk=" + i).online());
        }
        assertThat(sentence("jdk=99"))
                .isEqualTo("No registered agent matches jdk=99. There are jdk=17, 6, 5, 4, 3 and others.");
    }

    @Test
    void aSingleConditionIsNamedAlone() {
        assertThat(sentence("xcode>=17"))
                .isEqualTo("No registered agent matches xcode>=17. The highest xcode is 16.1.");
        assertThat(sentence("windows")).isEqualTo("No registered agent matches windows.");
    }

    @Test
    void aWordThatIsNearlyATagIsCorrected() {
        assertThat(sentence("macoss")).isEqualTo("No registered agent matches macoss. Is macos meant?");
        assertThat(sentence("linux && jdkk>=17")).isEqualTo("1 agent has linux, but not jdkk>=17. Is jdk meant?");
        assertThat(sentence("linux && python>=3"))
                .isEqualTo("1 agent has linux, but not python>=3. None has a value for python.");
    }

    @Test
    void oneAgentIsSpokenOfAsOne() {
        assertThat(sentence("ssd && linux")).isEqualTo("1 agent has linux, but not ssd.");
        assertThat(sentence("linux && !jdk=17")).isEqualTo("1 agent has linux, but also jdk=17.");
        assertThat(sentence("linux && (gpu || tpu)")).isEqualTo("1 agent has linux, but does not match gpu || tpu.");
    }

    @Test
    void whatMustNotBeIsNamedAsWhatIs() {
        assertThat(sentence("macos && !xcode>=15")).isEqualTo("5 agents have macos, all of them xcode>=15.");
        assertThat(sentence("!macos && !linux")).isEqualTo("5 agents match !linux, all of them macos.");
    }

    @Test
    void combinationsAreNamedAsTheyWereWritten() {
        assertThat(sentence("macos && (gpu || tpu)"))
                .isEqualTo("5 agents have macos, none of them matches gpu || tpu.");
        assertThat(sentence("(macos || linux) && gpu")).isEqualTo("6 agents match macos || linux, none of them gpu.");
        assertThat(sentence("(macos || linux) && xcode>=15 && gpu"))
                .isEqualTo("5 agents match (macos || linux) && xcode>=15, none of them gpu.");
        assertThat(sentence("macos && (macos -> linux)"))
                .isEqualTo("5 agents have macos, none of them matches macos -> linux.");
        assertThat(sentence("macos <-> linux")).isEqualTo("No registered agent matches macos <-> linux.");
    }

    @Test
    void whereSeveralConditionsAreUnmetTheFirstOneThatNobodyMeetsIsExplained() {
        assertThat(sentence("linux && ssd && xcode>=17"))
                .isEqualTo("No registered agent matches linux && ssd && xcode>=17. The highest xcode is 16.1.");
    }

    @Test
    void aNameThatNobodyHasIsNoMatch() {
        assertThat(sentence("m6")).isEqualTo("No registered agent matches m6.");
    }

    @Test
    void tooFewForACountAreCounted() {
        assertThat(sentence(request("r").tags(7, "macos")))
                .isEqualTo("5 agents match macos, and 7 are wanted at once.");
        assertThat(sentence(request("r").tags(2, "linux")))
                .isEqualTo("1 agent matches linux, and 2 are wanted at once.");
    }

    @Test
    void needsThatWantTheSameAgentsAreCountedTogether() {
        assertThat(sentence(request("r").tags(5, "macos").and(1, "ssd").and(1, "linux")))
                .isEqualTo("5 agents match macos or ssd, and 6 are wanted at once.");
    }

    @Test
    void theNeedThatNothingMatchesIsNamed() {
        assertThat(sentence(request("r").tags(1, "macos").and(1, "windows")))
                .isEqualTo("No registered agent matches windows.");
    }

    @Test
    void theOtherAlternativesAreNamedToo() {
        assertThat(sentence(request("r").tags("xcode=18").thenAfter(Duration.ofMinutes(5), "xcode>=17")))
                .isEqualTo("No registered agent matches xcode>=17. The highest xcode is 16.1."
                        + " Nor could its other alternatives be met: xcode=18.");
    }

    @Test
    void anEmptyPoolSaysThatItIsEmpty() {
        PoolFixture empty = PoolFixture.configured();
        assertThat(empty.when(request("r").onlyIfItCanMatch().asked())
                        .answer(Answer.Ended.class)
                        .sentence())
                .isEqualTo("No agent is registered in this pool." + WHAT_TO_DO);
    }

    @Test
    void whatIsBusyOffOrDrainedCouldStillMatch() {
        pool.given(ANN.drains("l1", "disk swap", null), agent("l1").stopping());
        assertThat(pool.when(request("r").onlyIfItCanMatch().asked()).answers())
                .containsExactly("ci: r waits, 1 of 1, 1 match");
    }

    @Test
    void whoeverAwaitsCapacityWaitsForWhatIsNotThere() {
        pool.given(request("r").tags("windows").asked());
        pool.given(agent("w1").tags("windows").online());
        assertThat(pool.holderOf("w1")).isEqualTo("r");
    }

    @Test
    void theRefusalIsRepeatedUnderTheSameId() {
        pool.given(request("r").tags("windows").onlyIfItCanMatch().asked());
        String before = new Queue(pool).end("r");
        pool.given(agent("w1").tags("windows").online());
        assertThat(new Queue(pool).end("r")).isEqualTo(before);
    }
}
