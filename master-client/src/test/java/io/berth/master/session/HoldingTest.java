package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private static final Duration VALIDITY = Duration.ofSeconds(36);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Test
    void countsTheFirstValidityFromTheRequestNotFromTheGrant() {
        Scene scene = Scene.asking();
        long asked = scene.now();
        scene.pass(Duration.ofMillis(300));
        scene.hear(Scene.reserved());
        scene.poll();

        assertThat(scene.notices)
                .containsExactly(new Notice.Reserved(
                        Scene.KEY,
                        List.of(new Notice.Granted(
                                Scene.AGENT, Scene.reserved().tags(), Scene.EPOCH, 0, asked + VALIDITY.toNanos())),
                        Scene.RENEWAL,
                        Duration.ofMinutes(5),
                        Duration.ofHours(8)));
    }

    /** What the service says unasked may have been under way for long, so it proves nothing about when it was granted. */
    @Test
    void countsFromTheFirstQuestionAlsoAfterAWait() {
        Scene scene = Scene.asking();
        long asked = scene.now();
        scene.hear(Scene.waiting(1));
        scene.pass(Duration.ofSeconds(9));
        scene.hear(Scene.waiting(1), Scene.waiting(1), Scene.reserved());

        assertThat(scene.poll()).isEmpty();
        assertThat(validUntil(scene)).isEqualTo(asked + VALIDITY.toNanos());
    }

    @Test
    void aGrantAfterALongWaitIsToldWhenARenewalMakesItLastLonger() {
        Scene scene = Scene.asking();
        scene.hear(Scene.waiting(1));
        scene.pass(Duration.ofSeconds(27));
        scene.hear(Scene.reserved());

        assertThat(scene.poll()).containsExactly(renewal(true));
        assertThat(scene.notices).noneMatch(Notice.Reserved.class::isInstance);
        long renewed = scene.now();
        scene.hear(Scene.renewed());
        scene.poll();
        assertThat(validUntil(scene)).isEqualTo(renewed + VALIDITY.toNanos());
    }

    @Test
    void aGrantThatMayBeOldIsToldOnlyWhenARenewalConfirmsIt() {
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), false);
        scene.poll();
        scene.hear(Scene.reserved());
        scene.hear(Scene.ready());

        assertThat(scene.poll()).containsExactly(renewal(true));
        assertThat(scene.notices).isEmpty();
        long renewed = scene.now();
        scene.pass(Duration.ofMillis(100));
        scene.hear(Scene.renewed());
        scene.poll();
        assertThat(scene.notices).hasSize(2).last().isEqualTo(new Notice.Ready(Scene.KEY));
        assertThat(validUntil(scene)).isEqualTo(renewed + VALIDITY.toNanos());
    }

    @Test
    void waitsForTheConfirmationOfALateGrantWithoutSpinning() {
        Scene scene = Scene.asking();
        scene.pass(VALIDITY.plusSeconds(1));
        scene.hear(Scene.reserved());
        scene.hear(Scene.ready());

        assertThat(scene.poll()).containsExactly(renewal(true));
        assertThat(scene.next).isEqualTo(SessionTiming.DEFAULT.firstResend().toNanos());
        assertThat(scene.poll()).isEmpty();
        assertThat(scene.next).isPositive();
        scene.hear(Scene.renewed());
        scene.poll();
        assertThat(scene.notices).first().isInstanceOf(Notice.Reserved.class);
    }

    @Test
    void aGrantThatIsOverBeforeItWasToldIsAskedAnew() {
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), false);
        scene.poll();
        scene.hear(Scene.reserved());
        scene.poll();
        scene.hear(Scene.holdingRefused(RefusalCode.STALE));

        assertThat(scene.poll()).containsExactly(Scene.request(Select.FIRST));
        scene.hear(Scene.ended(Outcome.RENEWAL_EXPIRED));
        scene.poll();
        assertThat(scene.notices)
                .containsExactly(new Notice.Ended(Scene.KEY, Outcome.RENEWAL_EXPIRED, null, "It ended."));
    }

    @Test
    void asksHowThingsStandWhileTheAgentIsNotReady() {
        Scene scene = Scene.asking();
        scene.hear(Scene.reserved());
        scene.poll();

        assertThat(scene.pass(Duration.ofSeconds(10))).contains(Scene.request(Select.FIRST));
        scene.hear(Scene.reserved());
        scene.hear(Scene.ready());
        scene.hear(Scene.ready());
        scene.hear(Scene.renewed());
        assertThat(scene.pass(Duration.ofSeconds(9))).isEmpty();
        assertThat(scene.notices).filteredOn(Notice.Ready.class::isInstance).hasSize(1);
    }

    @Test
    void renewsEveryQuarterOfTheTimeout() {
        Scene scene = Scene.holding();
        for (int i = 0; i < 5; i++) {
            assertThat(scene.pass(INTERVAL.minusMillis(1))).isEmpty();
            assertThat(scene.pass(Duration.ofMillis(1))).containsExactly(renewal(false));
            scene.hear(Scene.renewed());
        }
    }

    @Test
    void validityMovesWithTheSendTimeOfTheAcknowledgedRenewal() {
        Scene scene = Scene.holding();
        scene.pass(INTERVAL);
        long sent = scene.now();
        scene.pass(Duration.ofMillis(200));
        scene.hear(Scene.renewed());
        scene.poll();

        assertThat(scene.notices)
                .containsExactly(new Notice.Renewed(Scene.KEY, Scene.AGENT, sent + VALIDITY.toNanos()));
    }

    @Test
    void anAnswerCountsFromWhenTheAttemptWasSentThatItNames() {
        Scene scene = Scene.holding();
        scene.pass(INTERVAL);
        long first = scene.now();
        scene.pass(Duration.ofMillis(500));
        long second = scene.now();
        scene.pass(Duration.ofMillis(100));
        scene.hear(scene.renewedBefore(1));
        assertThat(scene.told())
                .containsExactly(new Notice.Renewed(Scene.KEY, Scene.AGENT, first + VALIDITY.toNanos()));
        scene.hear(scene.renewedBefore(0));
        assertThat(scene.told())
                .containsExactly(new Notice.Renewed(Scene.KEY, Scene.AGENT, second + VALIDITY.toNanos()));
    }

    @Test
    void answersThatComeInAnotherOrderMakeNothingShorter() {
        Scene scene = Scene.holding();
        scene.pass(INTERVAL.plusMillis(500));
        long second = scene.now();
        scene.hear(scene.renewedBefore(0), scene.renewedBefore(1));

        assertThat(scene.told())
                .hasSize(2)
                .containsOnly(new Notice.Renewed(Scene.KEY, Scene.AGENT, second + VALIDITY.toNanos()));
    }

    /** Found by the simulator: counted as the answer to a later attempt, it made the validity too long. */
    @Test
    void anAnswerThatComesTwiceIsNotTheAnswerToALaterAttempt() {
        Scene scene = Scene.holding();
        long asked = scene.now();
        scene.pass(INTERVAL);
        Answer doubled = scene.renewedBefore(0);
        scene.hear(doubled);
        scene.pass(INTERVAL);
        scene.notices.clear();
        scene.hear(doubled);

        assertThat(scene.told()).isEmpty();
        scene.pass(VALIDITY.minus(INTERVAL));
        assertThat(scene.notices)
                .as("valid from the one renewal that counted, sent at " + asked)
                .singleElement()
                .isInstanceOf(Notice.Lost.class);
    }

    @Test
    void theAnswerToAnotherProcessOfTheSameMasterProlongsNothing() {
        Scene scene = Scene.holding();
        scene.pass(INTERVAL);
        long others = 1L << 61;
        scene.hear(Scene.renewed(Scene.AGENT, Scene.EPOCH, others, 0, Scene.LIMIT));

        assertThat(scene.told()).isEmpty();
        scene.pass(VALIDITY.minus(INTERVAL));
        assertThat(scene.notices).singleElement().isInstanceOf(Notice.Lost.class);
    }

    /** {@code berth renew} in another process, or an errand of this one, names no attempt. */
    @Test
    void theAnswerToAnErrandProlongsNothing() {
        Scene scene = Scene.holding();
        Command errand = renewal(true);
        scene.session.send(new Outgoing(Scene.POOL, errand));
        assertThat(scene.poll()).containsExactly(errand);
        Answer answer = Scene.renewed(Scene.AGENT, Scene.EPOCH, RenewReservation.NO_ATTEMPT, 0, Scene.LIMIT);
        scene.hear(answer);

        assertThat(scene.told()).containsExactly(new Notice.Answered(new Outgoing(Scene.POOL, errand), answer));
        scene.pass(VALIDITY);
        assertThat(scene.notices).singleElement().isInstanceOf(Notice.Lost.class);
    }

    @Test
    void anErrandIsNotAnsweredByTheRenewalOfItsHolder() {
        Scene scene = Scene.holding();
        Outgoing errand = new Outgoing(Scene.POOL, renewal(true));
        scene.session.send(errand);
        scene.pass(INTERVAL);
        scene.hear(scene.renewedBefore(0));

        assertThat(scene.told()).noneMatch(Notice.Answered.class::isInstance);
    }

    @Test
    void eachRenewalOfASessionHasANumberOfItsOwn() {
        Scene scene = Scene.holding();
        scene.pass(INTERVAL.multipliedBy(3));

        assertThat(scene.attempts).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @Test
    void aFewLostRenewalsEndNothingThenOrLater() {
        Scene scene = Scene.holding();
        for (int i = 0; i < 200; i++) {
            List<Command> renewals = scene.pass(Duration.ofSeconds(1));
            boolean answered = i % 50 > 20;
            if (answered) {
                renewals.forEach(renewal -> scene.hear(Scene.renewed()));
            }
        }

        assertThat(scene.notices).isNotEmpty().allMatch(Notice.Renewed.class::isInstance);
    }

    @Test
    void tellsAChangeOfBusyAtOnceAndUntilTheServiceKnows() {
        Scene scene = Scene.holding();
        scene.session.busy(Scene.KEY, true);

        assertThat(scene.poll()).containsExactly(renewal(true));
        assertThat(scene.pass(Duration.ofMillis(500))).containsExactly(renewal(true));
        scene.hear(Scene.renewed());
        scene.session.busy(Scene.KEY, true);
        assertThat(scene.pass(Duration.ofSeconds(5))).isEmpty();
    }

    @Test
    void anOlderRenewalDoesNotCountAsTheChangeOfBusy() {
        Scene scene = Scene.holding();
        assertThat(scene.pass(INTERVAL)).containsExactly(renewal(false));
        scene.session.busy(Scene.KEY, true);
        assertThat(scene.poll()).containsExactly(renewal(true));
        scene.hear(scene.renewedBefore(1));

        assertThat(scene.pass(Duration.ofMillis(500))).containsExactly(renewal(true));
    }

    @Test
    void isLostWhenNoRenewalIsAcknowledged() {
        Scene scene = Scene.holding();
        scene.pass(VALIDITY.minusMillis(1));
        assertThat(scene.notices).isEmpty();
        scene.pass(Duration.ofMillis(1));

        assertThat(scene.notices).singleElement().isInstanceOf(Notice.Lost.class);
        scene.hear(Scene.renewed());
        assertThat(scene.pass(Duration.ofMinutes(1)))
                .as("what is lost is not renewed")
                .isEmpty();
        assertThat(scene.notices).hasSize(1);
    }

    @Test
    void whatIsLostCanStillBeFreed() {
        Scene scene = Scene.holding();
        scene.pass(VALIDITY);
        scene.session.free(Scene.KEY);

        assertThat(scene.poll()).containsExactly(free());
        scene.hear(Scene.ended(Outcome.FREED));
        scene.poll();
        assertThat(scene.notices).last().isEqualTo(new Notice.Ended(Scene.KEY, Outcome.FREED, null, "It ended."));
        assertThat(scene.session.isIdle()).isTrue();
    }

    @Test
    void endsWhenTheServiceSaysSo() {
        Scene scene = Scene.holding();
        scene.hear(Scene.ended(Outcome.IDLE_EXPIRED));
        scene.poll();

        assertThat(scene.notices).containsExactly(new Notice.Ended(Scene.KEY, Outcome.IDLE_EXPIRED, null, "It ended."));
    }

    @Test
    void endsWhenARenewalIsRefused() {
        Scene scene = Scene.holding();
        scene.hear(Scene.holdingRefused(RefusalCode.STALE));
        scene.poll();

        assertThat(scene.notices).containsExactly(new Notice.Refused(Scene.KEY, RefusalCode.STALE, "No."));
    }

    @Test
    void lateRefusalsOfTheRequestEndNoReservation() {
        Scene scene = Scene.holding();
        scene.hear(Scene.refused(RefusalCode.UNKNOWN_REQUEST));
        scene.hear(Scene.choiceRefused("mac-07"));
        scene.poll();

        assertThat(scene.notices).isEmpty();
    }

    @Test
    void freesUntilThatIsAnswered() {
        Scene scene = Scene.holding();
        scene.session.free(Scene.KEY);

        assertThat(scene.poll()).containsExactly(free());
        assertThat(scene.pass(Duration.ofSeconds(60)))
                .as("nor is it renewed")
                .hasSizeGreaterThan(10)
                .containsOnly(free());
        scene.hear(Scene.holdingRefused(RefusalCode.STALE));
        assertThat(scene.pass(Duration.ofSeconds(60))).isEmpty();
        assertThat(scene.session.isIdle()).isTrue();
    }

    private static long validUntil(Scene scene) {
        return scene.notices.stream()
                .filter(Notice.Reserved.class::isInstance)
                .map(notice -> ((Notice.Reserved) notice).agents().get(0).validUntilNanos())
                .findFirst()
                .orElseThrow();
    }

    private static RenewReservation renewal(boolean busy) {
        return new RenewReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER, busy);
    }

    private static FreeReservation free() {
        return new FreeReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER);
    }
}
