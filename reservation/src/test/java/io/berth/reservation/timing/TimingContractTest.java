package io.berth.reservation.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimingContractTest {
    private static final Duration LONGEST = TimingContract.LONGEST;
    private static final Duration OFFER = Duration.ofSeconds(30);
    private static final Duration RENEWAL = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration LOCK = Duration.ofSeconds(5);
    private static final Duration OUTCOME = Duration.ofSeconds(60);

    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final Duration CLEANING = Duration.ofMinutes(10);
    private static final Duration LIMIT = LONGEST;
    private static final Duration WARNING = Duration.ofMinutes(2);

    private static TimingContract contract(
            Duration offer, Duration renewal, Duration idle, Duration start, Duration lockDelay, Duration outcome) {
        return new TimingContract(offer, renewal, idle, start, lockDelay, outcome, SILENCE, CLEANING, LIMIT, WARNING);
    }

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        assertThat(TimingContract.DEFAULT)
                .isEqualTo(contract(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(10)));
    }

    @Test
    void acceptsTheShortestOfEach() {
        assertThat(contract(
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ofSeconds(10)))
                .isNotNull();
    }

    @Test
    void acceptsTheLongestOfEach() {
        assertThat(contract(LONGEST, LONGEST, LONGEST, LONGEST, LONGEST, LONGEST))
                .isNotNull();
    }

    static List<Arguments> outOfRange() {
        Duration over = LONGEST.plusMillis(1);
        Duration under = Duration.ofMillis(999);
        return List.of(
                Arguments.of(
                        "offer timeout",
                        (Breaker) d -> contract(d, RENEWAL, IDLE, START, LOCK, OUTCOME),
                        Duration.ofMillis(99)),
                Arguments.of("offer timeout", (Breaker) d -> contract(d, RENEWAL, IDLE, START, LOCK, LONGEST), over),
                Arguments.of("offer timeout", (Breaker) d -> contract(d, RENEWAL, IDLE, START, LOCK, OUTCOME), null),
                Arguments.of("renewal timeout", (Breaker) d -> contract(OFFER, d, IDLE, START, LOCK, OUTCOME), under),
                Arguments.of("renewal timeout", (Breaker) d -> contract(OFFER, d, LONGEST, START, LOCK, OUTCOME), over),
                Arguments.of("renewal timeout", (Breaker) d -> contract(OFFER, d, IDLE, START, LOCK, OUTCOME), null),
                Arguments.of("idle timeout", (Breaker) d -> contract(OFFER, RENEWAL, d, START, LOCK, OUTCOME), under),
                Arguments.of("idle timeout", (Breaker) d -> contract(OFFER, RENEWAL, d, START, LOCK, OUTCOME), over),
                Arguments.of("idle timeout", (Breaker) d -> contract(OFFER, RENEWAL, d, START, LOCK, OUTCOME), null),
                Arguments.of("start timeout", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, d, LOCK, OUTCOME), under),
                Arguments.of("start timeout", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, d, LOCK, OUTCOME), over),
                Arguments.of("start timeout", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, d, LOCK, OUTCOME), null),
                Arguments.of(
                        "lock delay",
                        (Breaker) d -> contract(OFFER, RENEWAL, IDLE, START, d, OUTCOME),
                        Duration.ofMillis(-1)),
                Arguments.of("lock delay", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, START, d, OUTCOME), over),
                Arguments.of("lock delay", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, START, d, OUTCOME), null),
                Arguments.of(
                        "outcome retention",
                        (Breaker) d -> contract(OFFER, RENEWAL, IDLE, START, LOCK, d),
                        Duration.ofMillis(9_999)),
                Arguments.of("outcome retention", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, START, LOCK, d), over),
                Arguments.of("outcome retention", (Breaker) d -> contract(OFFER, RENEWAL, IDLE, START, LOCK, d), null));
    }

    /** Makes a contract of which one duration breaks the rule. */
    interface Breaker {
        TimingContract make(Duration duration);
    }

    @ParameterizedTest(name = "{0} of {2}")
    @MethodSource("outOfRange")
    void refusesWhatIsOutOfRange(String what, Breaker breaker, Duration duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker.make(duration))
                .withMessageContaining("the " + what + " is " + (duration == null ? "missing" : Lengths.text(duration))
                        + ", expected");
    }

    @Test
    void namesEverythingThatIsOutOfRangeAtOnce() {
        Duration none = Duration.ofMillis(-1);
        assertThat(TimingContract.problem(none, none, none, none, none, none, none, none, none, none))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains(
                                "offer timeout",
                                "renewal timeout",
                                "idle timeout",
                                "start timeout",
                                "lock delay",
                                "outcome retention",
                                "silence timeout",
                                "cleaning timeout",
                                "hold limit",
                                "warning"));
    }

    @Test
    void aRenewalComesBeforeTheIdleTimeoutIsOver() {
        Duration idle = Duration.ofSeconds(15);
        assertThat(contract(OFFER, Duration.ofMillis(59_999), idle, START, LOCK, OUTCOME))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contract(OFFER, Duration.ofSeconds(60), idle, START, LOCK, OUTCOME))
                .withMessageContaining("must be less than 4 times the idle timeout");
    }

    @Test
    void anOutcomeIsRememberedForAsLongAsItsOffersWereHeld() {
        assertThat(contract(OUTCOME, RENEWAL, IDLE, START, LOCK, OUTCOME)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contract(OUTCOME.plusMillis(1), RENEWAL, IDLE, START, LOCK, OUTCOME))
                .withMessageContaining("must not be shorter than the offer timeout");
    }

    @Test
    void aRequestMayAskForItsOwnTimeouts() {
        TimingContract own = TimingContract.DEFAULT.with(Duration.ofSeconds(1), null, Duration.ofMinutes(3), null);
        assertThat(own.offer()).isEqualTo(Duration.ofSeconds(1));
        assertThat(own.renewal()).isEqualTo(TimingContract.DEFAULT.renewal());
        assertThat(own.idle()).isEqualTo(Duration.ofMinutes(3));
        assertThat(own.outcome()).isEqualTo(TimingContract.DEFAULT.outcome());
        assertThat(TimingContract.DEFAULT.with(null, null, null, null)).isEqualTo(TimingContract.DEFAULT);
    }

    @Test
    void whatARequestAsksForMustFitThePool() {
        TimingContract pool = TimingContract.DEFAULT;
        assertThat(pool.problemWith(null, null, null, null)).isEmpty();
        assertThat(pool.problemWith(null, null, Duration.ofMinutes(2), null))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("idle timeout 2m"));
        assertThat(pool.problemWith(Duration.ofHours(1), null, null, null))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("outcome retention"));
        assertThatIllegalArgumentException().isThrownBy(() -> pool.with(Duration.ZERO, null, null, null));
    }

    @Test
    void aHolderRenewsFourTimesInATimeoutAndStopsRelyingOnItATenthBeforeItsEnd() {
        Duration renewal = Duration.ofMinutes(10);
        assertThat(TimingContract.renewInterval(renewal)).isEqualTo(Duration.ofSeconds(150));
        assertThat(TimingContract.validity(renewal)).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void aHolderStopsRelyingOnALongReservationAMinuteBeforeItsLimit() {
        assertThat(TimingContract.validityOfLimit(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(9));
        assertThat(TimingContract.validityOfLimit(Duration.ofHours(8)))
                .as("later than it was warned")
                .isEqualTo(Duration.ofHours(8).minusMinutes(1));
    }

    @Test
    void aHolderThatWorksRenewsOftenEnoughForTheShorterTimeout() {
        Duration shorter = Duration.ofMinutes(2);
        Duration longer = Duration.ofMinutes(10);
        assertThat(TimingContract.busyInterval(longer, shorter)).isEqualTo(Duration.ofSeconds(30));
        assertThat(TimingContract.busyInterval(shorter, longer)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void losingTwoRenewalsInARowEndsNothing() {
        Duration renewal = Duration.ofSeconds(1);
        assertThat(TimingContract.renewInterval(renewal).multipliedBy(3)).isLessThan(TimingContract.validity(renewal));
    }
}
