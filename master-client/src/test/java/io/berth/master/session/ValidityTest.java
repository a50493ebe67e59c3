package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A holder relies on its agent for no longer than the service is sure not to have given it to somebody else. */
class ValidityTest {
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration IDLE_VALIDITY = Duration.ofSeconds(18);
    private static final Duration RENEWAL_VALIDITY = Duration.ofSeconds(36);

    @Test
    void withoutAJobItIsValidForLessThanTheIdleTimeoutHoweverOftenItIsRenewed() {
        Scene scene = holding(Scene.LIMIT);
        long granted = scene.now();
        assertThat(scene.pass(Duration.ofSeconds(10))).containsExactly(renewal(false));
        scene.hear(Scene.renewed());

        assertThat(scene.told()).containsExactly(renewed(granted + IDLE_VALIDITY.toNanos()));
    }

    /** Nothing runs that had to be stopped, and the service itself says when it is over. */
    @Test
    void whoeverRunsNoJobIsNotToldThatTheReservationIsLostForWantOfOne() {
        Scene scene = holding(Scene.LIMIT);
        passRenewing(scene, IDLE.plusSeconds(40));

        assertThat(scene.told()).allMatch(Notice.Renewed.class::isInstance);
    }

    /** Found by the simulator: cut off, it started a job just before the idle timeout, and another one got the agent. */
    @Test
    void aJobThatTheServiceDidNotHearOfIsLostWithTheIdleTimeout() {
        Scene scene = holding(Scene.LIMIT);
        scene.pass(IDLE_VALIDITY.minusSeconds(1));
        scene.session.busy(Scene.KEY, true);
        scene.pass(Duration.ofMillis(999));
        assertThat(scene.told()).isEmpty();
        scene.pass(Duration.ofMillis(1));

        assertThat(scene.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.Lost.class,
                        lost -> assertThat(lost.sentence()).contains("did not acknowledge that a job runs for 18s"));
    }

    @Test
    void aJobThatTheServiceHeardOfMakesItValidAgain() {
        Scene scene = holding(Scene.LIMIT);
        passRenewing(scene, IDLE);
        scene.told();
        scene.session.busy(Scene.KEY, true);
        long sent = scene.now();
        assertThat(scene.pass(Duration.ofMillis(100))).containsExactly(renewal(true));
        assertThat(scene.told()).isEmpty();
        scene.hear(Scene.renewed());

        assertThat(scene.told()).containsExactly(renewed(sent + IDLE_VALIDITY.toNanos()));
    }

    @Test
    void aHolderThatWorksRenewsOftenEnoughForTheIdleTimeoutToo() {
        Scene scene = holding(Scene.LIMIT);
        scene.session.busy(Scene.KEY, true);
        scene.poll();
        scene.hear(Scene.renewed());

        assertThat(scene.pass(IDLE.dividedBy(4).minusMillis(1))).isEmpty();
        assertThat(scene.pass(Duration.ofMillis(1))).containsExactly(renewal(true));
    }

    /** The service does not wait for a job before either; and an agent may take longer to start than the idle timeout. */
    @Test
    void whileAnAgentStartsNoJobIsNeeded() {
        Scene scene = Scene.asking();
        scene.hear(reserved(Scene.LIMIT));
        passRenewing(scene, IDLE.multipliedBy(3));
        assertThat(scene.attempts).isNotEmpty().allMatch(RenewReservation::busy);
        long told = scene.now();
        scene.hear(Scene.ready());
        passRenewing(scene, IDLE);

        assertThat(scene.told()).noneMatch(Notice.Lost.class::isInstance);
        assertThat(scene.attempts).last().matches(attempt -> !attempt.busy(), "no job runs since " + told);
    }

    @Test
    void endsBeforeItsLimitHoweverOftenItIsRenewed() {
        Scene scene = Scene.asking();
        long asked = scene.now();
        Duration limit = Duration.ofSeconds(30);
        scene.hear(reserved(limit), Scene.ready());
        scene.session.busy(Scene.KEY, true);
        scene.poll();
        scene.hear(renewed(scene, 0, limit));
        assertThat(scene.told()).last().isEqualTo(renewed(asked + IDLE_VALIDITY.toNanos()));
        scene.pass(Duration.ofSeconds(15));
        scene.hear(renewed(scene, 0, limit));
        assertThat(scene.told())
                .last()
                .isEqualTo(renewed(asked + TimingContract.validityOfLimit(limit).toNanos()));
        passRenewing(scene, Duration.ofSeconds(12));

        assertThat(scene.told()).last().isInstanceOf(Notice.Lost.class);
    }

    @Test
    void anExtensionCountsFromTheLastRenewalThatTheServiceHeardBeforeIt() {
        Scene scene = holding(Duration.ofSeconds(30));
        scene.pass(Duration.ofSeconds(5));
        scene.session.extend(Scene.KEY, Duration.ofSeconds(20), null);
        long sent = scene.now();
        assertThat(scene.poll()).hasSize(2).first().isEqualTo(renewal(false));
        scene.pass(Duration.ofMillis(100));
        scene.hear(renewed(scene, 0, Duration.ofSeconds(30)), Scene.extended(1, Duration.ofSeconds(20)));

        assertThat(scene.told())
                .contains(new Notice.Extended(Scene.KEY, Duration.ofSeconds(20)))
                .contains(renewed(sent + IDLE_VALIDITY.toNanos()));
    }

    @Test
    void anExtensionWhoseNumberSomebodyElseTookIsAskedForUnderTheNextOneThatARenewalTells() {
        Scene scene = holding(Scene.LIMIT);
        scene.session.extend(Scene.KEY, Duration.ofHours(1), "to look at it");
        assertThat(scene.poll()).contains(extension(1, "to look at it"));
        scene.hear(Scene.holdingRefused(RefusalCode.WRONG_STATE));
        assertThat(scene.poll()).containsExactly(renewal(false));
        assertThat(scene.told()).noneMatch(Notice.ExtensionRefused.class::isInstance);

        scene.hear(renewed(scene, 1, Duration.ofHours(1)));
        assertThat(scene.poll()).containsExactly(extension(2, "to look at it"));
        // It came twice.
        scene.hear(Scene.holdingRefused(RefusalCode.WRONG_STATE));
        assertThat(scene.poll()).containsExactly(renewal(false));
        scene.hear(renewed(scene, 1, Duration.ofHours(1)));
        assertThat(scene.poll()).containsExactly(extension(2, "to look at it"));

        scene.hear(Scene.extended(2, Duration.ofHours(1)));
        assertThat(scene.told()).contains(new Notice.Extended(Scene.KEY, Duration.ofHours(1)));
    }

    private static Command extension(int number, String debugging) {
        return new Command.ExtendReservation(
                Scene.AGENT, Scene.EPOCH, Scene.MASTER, number, Duration.ofHours(1), debugging);
    }

    /** The service may have heard of it, and its answer is lost. */
    @Test
    void anExtensionThatEndsEarlierThanTheLimitCountsFromWhenItIsAskedFor() {
        Scene scene = holding(Scene.LIMIT);
        scene.session.extend(Scene.KEY, Duration.ofSeconds(2), null);
        scene.poll();
        scene.told();

        scene.pass(Duration.ofSeconds(2));

        assertThat(scene.told()).anyMatch(Notice.Lost.class::isInstance);
    }

    /** Else the holder would stop at the old limit, or go on past a new one that comes earlier. */
    @Test
    void heedsAnExtensionByAnotherProcessAlsoIfOnlyARenewalTellsOfIt() {
        Scene scene = holding(Duration.ofHours(1));
        scene.session.busy(Scene.KEY, true);
        long before = scene.now();
        scene.poll();
        scene.hear(renewed(scene, 0, Duration.ofHours(1)));
        scene.told();
        scene.pass(Duration.ofSeconds(5));
        Duration shorter = Duration.ofSeconds(10);
        scene.hear(renewed(scene, 1, shorter));

        assertThat(scene.told())
                .containsExactly(renewed(before + Duration.ofSeconds(9).toNanos()));
    }

    @Test
    void aHoldForDebuggingNeedsNoRenewalAndNoJobUntilItsEnd() {
        Scene scene = holding(Scene.LIMIT);
        scene.session.extend(Scene.KEY, Duration.ofHours(1), "to look at it");
        long sent = scene.now();
        scene.poll();
        scene.hear(Scene.renewed(), Scene.extended(1, Duration.ofHours(1)));
        assertThat(scene.told()).contains(renewed(sent + Duration.ofMinutes(59).toNanos()));

        assertThat(scene.pass(Duration.ofMinutes(59).minusMillis(1))).isEmpty();
        assertThat(scene.told()).isEmpty();
        scene.pass(Duration.ofMillis(1));
        assertThat(scene.told()).singleElement().isInstanceOf(Notice.Lost.class);
    }

    /** It may have been granted at any time; the answer to its first renewal says how much is left. */
    @Test
    void whoeverAsksAnewLearnsWithARenewalHowMuchIsLeft() {
        Duration limit = Duration.ofMinutes(10);
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), false);
        scene.poll();
        scene.hear(reserved(limit), Scene.ready());
        scene.session.busy(Scene.KEY, true);
        scene.poll();
        long asked = scene.now();
        scene.pass(Duration.ofMillis(100));
        scene.hear(Scene.renewedWith(0, limit, Duration.ofSeconds(70)));
        scene.told();
        // A tenth of the whole limit is a minute.
        passRenewing(scene, Duration.ofSeconds(9));
        assertThat(scene.told()).noneMatch(Notice.Lost.class::isInstance);
        passRenewing(scene, Duration.ofSeconds(1));
        assertThat(scene.told()).anyMatch(Notice.Lost.class::isInstance);
        assertThat(scene.now() - asked).isLessThan(Duration.ofSeconds(11).toNanos());
    }

    /** Found by the simulator: its warning was lost, and it relied on the agent after the end. */
    @Test
    void whoeverWaitedForLongIsToldOfTheGrantWhenARenewalSaidHowMuchIsLeft() {
        Duration limit = Duration.ofSeconds(10);
        Scene scene = Scene.asking();
        scene.hear(Scene.waiting(1));
        scene.pass(Duration.ofSeconds(12));
        scene.hear(reserved(limit), Scene.ready());
        assertThat(scene.poll()).contains(renewal(true));
        assertThat(scene.told()).noneMatch(Notice.Reserved.class::isInstance);
        long sent = scene.now();
        scene.pass(Duration.ofMillis(100));
        scene.hear(Scene.renewedWith(0, limit, Duration.ofSeconds(9)));
        scene.poll();

        assertThat(scene.notices)
                .filteredOn(Notice.Reserved.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.Reserved.class,
                        told -> assertThat(told.agents().get(0).validUntilNanos())
                                .isEqualTo(sent + Duration.ofSeconds(8).toNanos()));
    }

    /** The service may keep it for as long as the whole limit yet, after it was started anew. */
    @Test
    void whatIsOverBeforeItCouldBeToldIsGivenBack() {
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), false);
        scene.poll();
        scene.hear(reserved(Duration.ofMinutes(10)), Scene.ready());
        scene.poll();
        scene.hear(Scene.renewedWith(0, Duration.ofMinutes(10), Duration.ofMinutes(1)));

        assertThat(scene.poll()).containsExactly(new CancelRequest(Scene.REQUEST, Scene.MASTER));
        assertThat(scene.notices).isEmpty();
    }

    /** A machine that sleeps does not see the time that passes; what it knew before would last for too long. */
    @Test
    void theNewestRenewalSaysHowMuchIsLeft() {
        Duration limit = Duration.ofSeconds(15);
        Scene scene = holding(limit);
        scene.session.busy(Scene.KEY, true);
        scene.poll();
        scene.pass(Duration.ofMillis(100));
        scene.session.busy(Scene.KEY, false);
        scene.poll();
        long newest = scene.now();
        RenewReservation older = scene.attempts.get(scene.attempts.size() - 2);
        scene.hear(Scene.renewedWith(0, limit, Duration.ofSeconds(5)));
        assertThat(scene.told())
                .containsExactly(renewed(newest + Duration.ofMillis(3_500).toNanos()));
        scene.hear(Scene.renewed(Scene.AGENT, Scene.EPOCH, older.attempt(), 0, limit, Duration.ofSeconds(14)));
        assertThat(scene.told())
                .containsExactly(renewed(newest + Duration.ofMillis(3_500).toNanos()));
    }

    @Test
    void anExtensionThatOnlyARenewalTellsOfLastsForWhatIsLeftOfIt() {
        Scene scene = holding(Duration.ofSeconds(30));
        scene.pass(Duration.ofSeconds(15));
        scene.session.busy(Scene.KEY, true);
        scene.told();
        long sent = scene.now();
        scene.hear(Scene.renewedWith(1, Duration.ofSeconds(20), Duration.ofSeconds(17)));

        assertThat(scene.told())
                .containsExactly(renewed(sent + Duration.ofSeconds(15).toNanos()));
    }

    @Test
    void aWarningComesBeforeTheHolderStops() {
        TimingContract timing = PoolPolicy.DEFAULT.timing();
        for (Duration limit : List.of(Duration.ofMinutes(10), Duration.ofHours(8), Duration.ofDays(7))) {
            assertThat(limit.minus(timing.warningOf(limit))).isLessThan(TimingContract.validityOfLimit(limit));
        }
    }

    private static Scene holding(Duration limit) {
        Scene scene = Scene.asking();
        scene.hear(reserved(limit), Scene.ready());
        scene.told();
        return scene;
    }

    private static void passRenewing(Scene scene, Duration time) {
        for (long i = 0; i < time.toSeconds(); i++) {
            for (Command command : scene.pass(Duration.ofSeconds(1))) {
                if (command instanceof RenewReservation) {
                    scene.hear(renewed(scene, 0, Scene.LIMIT));
                }
            }
        }
        scene.poll();
    }

    private static Answer renewed(Scene scene, int extensions, Duration limit) {
        return scene.renewedBefore(0, extensions, limit);
    }

    private static Notice renewed(long untilNanos) {
        return new Notice.Renewed(Scene.KEY, Scene.AGENT, untilNanos);
    }

    private static RenewReservation renewal(boolean busy) {
        return new RenewReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER, busy);
    }

    private static Answer.Reserved reserved(Duration limit) {
        return new Answer.Reserved(
                Scene.MASTER,
                Scene.REQUEST,
                Scene.AGENT,
                TagSet.of("macos"),
                Scene.EPOCH,
                0,
                1,
                Scene.RENEWAL,
                IDLE,
                limit,
                0,
                limit);
    }
}
