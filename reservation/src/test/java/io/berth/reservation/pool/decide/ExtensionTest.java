package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a reservation lasts: its limit, the warnings before an end, more time, and a person who debugs. */
class ExtensionTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PoolFixture pool = PoolFixture.configured();
    private long epoch;

    @BeforeEach
    void serve() {
        pool.given(agent("a1").online(), request("r1").holdingAtMost(HOUR).asked());
        epoch = pool.epochOf("a1");
        pool.given(agent("a1").ready(epoch));
    }

    private void limitedTo(int extensions) {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(new Limits(3, 2, extensions, 20, 200))));
    }

    private boolean runs(Kind kind) {
        return pool.timers().stream().anyMatch(timer -> timer.key().kind() == kind);
    }

    @Test
    void theGrantSaysHowLongItLasts() {
        Answer.Reserved reserved = pool.when(request("r1").asked()).answer(Answer.Reserved.class);
        assertThat(reserved.limit()).isEqualTo(HOUR);
        assertThat(reserved.extensions()).isZero();
    }

    @Test
    void whoeverAsksLaterIsToldHowMuchOfTheLimitIsLeft() {
        pool.after(Duration.ofMinutes(20));
        Answer.Reserved reserved = pool.when(request("r1").asked()).answer(Answer.Reserved.class);
        assertThat(reserved.limit()).isEqualTo(HOUR);
        // Each command takes a second of the log.
        assertThat(reserved.left()).isEqualTo(Duration.ofMinutes(40).minusSeconds(2));
        Answer.Renewed renewed = pool.when(CI.renewsBusy("a1", epoch)).answer(Answer.Renewed.class);
        assertThat(renewed.limit()).isEqualTo(HOUR);
        assertThat(renewed.left()).isEqualTo(Duration.ofMinutes(40).minusSeconds(3));
    }

    @Test
    void whatIsLeftCountsAnewFromAnExtension() {
        pool.after(Duration.ofMinutes(20));
        assertThat(pool.when(CI.prolongs("a1", epoch, 1, HOUR))
                        .answer(Answer.Extended.class)
                        .left())
                .isEqualTo(HOUR);
        pool.after(Duration.ofMinutes(10));
        assertThat(pool.when(CI.prolongs("a1", epoch, 1, HOUR))
                        .answer(Answer.Extended.class)
                        .left())
                .isEqualTo(Duration.ofMinutes(50).minusSeconds(1));
        assertThat(pool.restarted()
                        .when(CI.renewsBusy("a1", epoch))
                        .answer(Answer.Renewed.class)
                        .left())
                .isEqualTo(Duration.ofMinutes(50).minusSeconds(2));
    }

    /** The service's timers start anew with an instance, and a broker's clock may be set. */
    @Test
    void whatIsLeftIsNeverNegativeAndNeverMoreThanTheLimit() {
        pool.after(Duration.ofHours(3));
        assertThat(pool.when(CI.renewsBusy("a1", epoch))
                        .answer(Answer.Renewed.class)
                        .left())
                .isZero();
        pool.after(Duration.ofHours(-6));
        assertThat(pool.when(CI.renewsBusy("a1", epoch))
                        .answer(Answer.Renewed.class)
                        .left())
                .isEqualTo(HOUR);
    }

    @Test
    void aReservationEndsAtItsLimitHoweverBusyItsHolder() {
        pool.given(CI.renewsBusy("a1", epoch));
        assertThat(pool.when(pool.due(Kind.LIMIT, "a1")).events())
                .containsExactly("a1 no longer reserved for r1: LIMIT_EXPIRED, LOCK_DELAY", "r1 ended: LIMIT_EXPIRED");
    }

    @Test
    void aRequestMayNotHoldForLongerThanThePoolAllows() {
        pool.given(new Command.ConfigurePool(
                PoolPolicy.DEFAULT.with(TimingContract.DEFAULT.with(null, null, null, HOUR))));
        Told told = pool.when(request("r2").holdingAtMost(HOUR.plusSeconds(1)).asked());
        assertThat(told.answers()).containsExactly("ci: r2 ended: REJECTED INVALID_VALUE");
        assertThat(told.answer(Answer.Ended.class).sentence()).contains("at most 1h");
    }

    @Test
    void beforeTheLimitItsHolderIsWarnedOnce() {
        Command warning = pool.due(Kind.WARN_LIMIT, "a1");
        Told told = pool.when(warning);
        assertThat(told.events()).containsExactly("r1 warned of a1: LIMIT");
        assertThat(told.answer(Answer.Warned.class).left()).isEqualTo(Duration.ofMinutes(2));
        assertThat(runs(Kind.WARN_LIMIT)).isFalse();
        pool.assertIgnored(warning);
    }

    @Test
    void aWarningEndsNothing() {
        pool.given(pool.due(Kind.WARN_LIMIT, "a1"), pool.due(Kind.WARN_IDLE, "a1"));
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
        assertThat(pool.when(pool.due(Kind.IDLE, "a1")).events()).contains("r1 ended: IDLE_EXPIRED");
    }

    @Test
    void afterAnExtensionTheHolderIsWarnedAgain() {
        Command early = pool.due(Kind.WARN_LIMIT, "a1");
        pool.given(early, CI.prolongs("a1", epoch, 1, HOUR));
        pool.assertIgnored(early);
        assertThat(pool.when(pool.due(Kind.WARN_LIMIT, "a1")).answers()).containsExactly("ci: r1 warned of a1: LIMIT");
    }

    @Test
    void anIdleHolderIsWarnedOnceAndAgainAfterItWasBusy() {
        Command warning = pool.due(Kind.WARN_IDLE, "a1");
        assertThat(pool.when(warning).answers()).containsExactly("ci: r1 warned of a1: IDLE");
        pool.given(CI.renewsIdle("a1", epoch));
        assertThat(runs(Kind.WARN_IDLE)).isFalse();
        pool.given(CI.renewsBusy("a1", epoch));
        pool.assertIgnored(warning);
        assertThat(pool.when(pool.due(Kind.WARN_IDLE, "a1")).answers()).containsExactly("ci: r1 warned of a1: IDLE");
    }

    @Test
    void nobodyIsWarnedOfAnIdleEndThatCannotCome() {
        long idleSince = pool.agent("a1").use().lastBusy();
        pool.given(CI.debugs("a1", epoch, 1, HOUR, "flaky test"));
        long debuggingSince = pool.agent("a1").use().lastBusy();
        for (long sign : new long[] {idleSince, debuggingSince}) {
            pool.assertIgnored(new Command.WarnHolder(
                    pool.agent("a1").name(), epoch, sign, Command.ExpiryCause.IDLE, Duration.ofMinutes(2)));
        }
        pool.given(agent("a2").online(), request("r2").asked());
        pool.assertIgnored(new Command.WarnHolder(
                pool.agent("a2").name(),
                pool.epochOf("a2"),
                pool.epochOf("a2"),
                Command.ExpiryCause.IDLE,
                Duration.ofMinutes(2)));
    }

    @Test
    void anExtensionCountsFromWhenItWasSaid() {
        Command end = pool.due(Kind.LIMIT, "a1");
        Told told = pool.when(CI.prolongs("a1", epoch, 1, Duration.ofHours(2)));
        assertThat(told.events()).containsExactly("a1 extended by r1");
        assertThat(told.answer(Answer.Extended.class).length()).isEqualTo(Duration.ofHours(2));
        pool.assertIgnored(end);
        assertThat(pool.when(pool.due(Kind.LIMIT, "a1")).answers()).containsExactly("ci: r1 ended: LIMIT_EXPIRED");
    }

    /** A holder takes STALE for the end of its reservation, so nothing that comes late or too early may say so. */
    @Test
    void anExtensionIsDoneOnceForItsNumber() {
        pool.given(CI.prolongs("a1", epoch, 1, HOUR));
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 1, HOUR), "ci: r1 extended a1 1");
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 3, HOUR), "ci: refused WRONG_STATE");
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 0, HOUR), "ci: refused WRONG_STATE");
        assertThat(pool.when(CI.prolongs("a1", epoch, 2, HOUR)).answers()).containsExactly("ci: r1 extended a1 2");
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 1, HOUR), "ci: r1 extended a1 2");
    }

    @Test
    void aNumberThatIsUsedAgainForSomethingElseIsRefusedAndTheRefusalSaysWhatWasDone() {
        pool.given(CI.prolongs("a1", epoch, 1, HOUR));
        Told longer = pool.when(CI.prolongs("a1", epoch, 1, HOUR.multipliedBy(2)));
        assertThat(longer.events()).isEmpty();
        assertThat(longer.answers()).containsExactly("ci: refused WRONG_STATE");
        assertThat(longer.answer(Answer.Refused.class).sentence())
                .isEqualTo("Extension 1 of the reservation of agent a1 was done already, for 1h, without debugging, and"
                        + " that counts. For anything else ask under the next number, 2.");
        pool.assertOnlyAnswered(CI.debugs("a1", epoch, 1, HOUR, "flaky test"), "ci: refused WRONG_STATE");
        pool.given(CI.debugs("a1", epoch, 2, HOUR, "flaky test"));
        pool.assertOnlyAnswered(CI.debugs("a1", epoch, 2, HOUR, "flaky test"), "ci: r1 extended a1 2");
        assertThat(pool.when(CI.debugs("a1", epoch, 2, HOUR, "another reason"))
                        .answer(Answer.Refused.class)
                        .sentence())
                .contains("Extension 2", "for 1h of debugging (flaky test)", "the next number, 3");
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 2, HOUR), "ci: refused WRONG_STATE");
    }

    @Test
    void aReservationIsExtendedAsOftenAsThePoolAllows() {
        limitedTo(1);
        pool.given(CI.prolongs("a1", epoch, 1, HOUR));
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 2, HOUR), "ci: refused QUOTA");
        pool.assertOnlyAnswered(CI.debugs("a1", epoch, 2, HOUR, "flaky test"), "ci: refused QUOTA");
    }

    @Test
    void aPoolThatAllowsNoneRefusesTheFirst() {
        limitedTo(0);
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 1, HOUR), "ci: refused QUOTA");
    }

    @Test
    void anExtensionOfNoLengthOrTooLongIsRefusedWithTheBounds() {
        for (Duration length : new Duration[] {
            Duration.ofDays(7).plusMillis(1), Duration.ofMillis(999), Duration.ZERO, Duration.ofHours(-1)
        }) {
            Told told = pool.when(CI.prolongs("a1", epoch, 1, length));
            assertThat(told.answers()).containsExactly("ci: refused INVALID_VALUE");
            assertThat(told.answer(Answer.Refused.class).sentence()).contains("1s to 7d");
        }
        assertThat(pool.when(CI.prolongs("a1", epoch, 1, Duration.ofDays(7))).events())
                .containsExactly("a1 extended by r1");
    }

    @Test
    void onlyItsHolderExtendsAReservationAndOnlyWhileItLasts() {
        pool.assertOnlyAnswered(master("other").prolongs("a1", epoch, 1, HOUR), "other: refused NOT_HOLDER");
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch + 1, 1, HOUR), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.prolongs("a9", epoch, 1, HOUR), "ci: refused UNKNOWN_AGENT");
        pool.given(CI.frees("a1", epoch));
        pool.assertOnlyAnswered(CI.prolongs("a1", epoch, 1, HOUR), "ci: refused STALE");
    }

    @Test
    void whoeverDebugsNeedsNeitherRenewalNorJobUntilTheEnd() {
        Command renewal = pool.due(Kind.RENEWAL, "a1");
        Command idle = pool.due(Kind.IDLE, "a1");
        assertThat(pool.when(CI.debugs("a1", epoch, 1, HOUR, "flaky test")).events())
                .containsExactly("a1 extended by r1, debugging");
        assertThat(pool.agent("a1").use().limit().debugging()).isEqualTo("flaky test");
        pool.assertIgnored(renewal);
        pool.assertIgnored(idle);
        assertThat(runs(Kind.RENEWAL)).isFalse();
        assertThat(runs(Kind.IDLE)).isFalse();
        assertThat(pool.when(pool.due(Kind.WARN_LIMIT, "a1")).answers()).containsExactly("ci: r1 warned of a1: LIMIT");
        assertThat(pool.when(pool.due(Kind.LIMIT, "a1")).answers()).containsExactly("ci: r1 ended: LIMIT_EXPIRED");
    }

    @Test
    void whoeverDebugsMayStillFree() {
        pool.given(CI.debugs("a1", epoch, 1, HOUR, "flaky test"));
        assertThat(pool.when(CI.frees("a1", epoch)).answers()).containsExactly("ci: r1 ended: FREED");
    }

    @Test
    void afterDebuggingTheSilenceItAllowedDoesNotCount() {
        pool.given(CI.debugs("a1", epoch, 1, HOUR, "flaky test"));
        long said = pool.when(CI.prolongs("a1", epoch, 2, HOUR)).decision().position();
        assertThat(pool.agent("a1").use().lastSign()).isEqualTo(said);
        assertThat(pool.agent("a1").use().lastBusy()).isEqualTo(said);
        assertThat(runs(Kind.RENEWAL)).isTrue();
        assertThat(runs(Kind.IDLE)).isTrue();
    }

    @Test
    void aHoldForDebuggingOutlivesARestart() {
        pool.given(CI.debugs("a1", epoch, 1, HOUR, "flaky test")).restarted();
        assertThat(runs(Kind.RENEWAL)).isFalse();
        assertThat(pool.when(pool.due(Kind.LIMIT, "a1")).answers()).containsExactly("ci: r1 ended: LIMIT_EXPIRED");
    }

    @Test
    void theIdleTimeoutCountsFromReady() {
        pool.given(agent("a2").online(), request("r2").asked());
        long granted = pool.epochOf("a2");
        pool.assertIgnored(
                new Command.ExpireReservation(pool.agent("a2").name(), granted, granted, Command.ExpiryCause.IDLE));
        long ready = pool.when(agent("a2").ready(granted)).decision().position();
        pool.assertIgnored(
                new Command.ExpireReservation(pool.agent("a2").name(), granted, granted, Command.ExpiryCause.IDLE));
        assertThat(pool.agent("a2").use().lastBusy()).isEqualTo(ready);
        assertThat(pool.when(pool.due(Kind.IDLE, "a2")).events()).contains("r2 ended: IDLE_EXPIRED");
    }
}
