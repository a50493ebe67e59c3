package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskingTest {

    @Test
    void sendsARequestAtOnce() {
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);

        assertThat(scene.poll()).containsExactly(Scene.request(Select.FIRST));
        assertThat(scene.next).isEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void wantsNoPollWhileNothingIsAsked() {
        Scene scene = new Scene();

        assertThat(scene.poll()).isEmpty();
        assertThat(scene.next).isEqualTo(Long.MAX_VALUE);
        assertThat(scene.session.isIdle()).isTrue();
    }

    @Test
    void sendsAgainWithGrowingPausesWhileNothingAnswers() {
        Scene scene = Scene.asking();

        assertThat(scene.pass(Duration.ofMillis(499))).isEmpty();
        assertThat(scene.pass(Duration.ofMillis(1))).hasSize(1);
        assertThat(scene.pass(Duration.ofMillis(999))).isEmpty();
        assertThat(scene.pass(Duration.ofMillis(1))).hasSize(1);
        // 2 s and 4 s after that, and then every 5 s
        assertThat(scene.pass(Duration.ofSeconds(6))).hasSize(2);
        assertThat(scene.pass(Duration.ofSeconds(20))).hasSize(4);
    }

    @Test
    void refreshesAWaitingRequestLessAndLessOften() {
        Scene scene = Scene.asking();
        for (int seconds : List.of(10, 20, 40, 60, 60)) {
            scene.hear(Scene.waiting(3));
            assertThat(scene.poll()).isEmpty();
            assertThat(Duration.ofNanos(scene.next))
                    .isBetween(Duration.ofSeconds(seconds).dividedBy(2), Duration.ofSeconds(seconds));
            assertThat(scene.pass(Duration.ofNanos(scene.next))).containsExactly(Scene.request(Select.FIRST));
        }
    }

    @Test
    void givesASignOfLifeFourTimesInTheSilenceThatEndsIt() {
        Scene scene = Scene.asking();
        Duration quarter = Duration.ofSeconds(2);
        for (int i = 0; i < 20; i++) {
            scene.hear(waitingOf(quarter.multipliedBy(4)));
            assertThat(scene.pass(quarter)).contains(Scene.request(Select.FIRST));
        }
        assertThat(scene.pass(Duration.ofMinutes(1)))
                .as("also while nothing answers")
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void anIdThatIsTakenIsARefusal() {
        Scene scene = Scene.asking();
        scene.hear(Scene.refused(RefusalCode.REQUEST_ID_TAKEN));
        scene.poll();
        assertThat(scene.notices).containsExactly(new Notice.Refused(Scene.KEY, RefusalCode.REQUEST_ID_TAKEN, "No."));
    }

    @Test
    void whoeverWaitsIsNotTheOneWhoUsedItsIdForSomethingElse() {
        Scene scene = Scene.asking();
        scene.hear(Scene.waiting(3));
        scene.hear(Scene.refused(RefusalCode.REQUEST_ID_TAKEN));
        scene.poll();
        assertThat(scene.notices).containsExactly(Scene.told(3));
        assertThat(scene.session.isIdle()).isFalse();
    }

    @Test
    void whatTheServiceSaysUnaskedMakesNoQuestionLater() {
        Scene scene = Scene.asking();
        int asked = 0;
        for (int second = 0; second < 60; second++) {
            scene.hear(waitingOf(Duration.ofSeconds(20)));
            asked += scene.pass(Duration.ofSeconds(1)).size();
        }
        assertThat(asked).isGreaterThanOrEqualTo(12);
    }

    @Test
    void tellsEachChangeOfPosition() {
        Scene scene = Scene.asking();
        scene.hear(Scene.waiting(3));
        scene.hear(Scene.waiting(2));
        scene.poll();

        assertThat(scene.notices).containsExactly(Scene.told(3), Scene.told(2));
    }

    @Test
    void tellsAReservationOnceHoweverOftenItIsAnswered() {
        Scene scene = Scene.asking();
        scene.hear(Scene.reserved());
        scene.hear(Scene.reserved());
        scene.hear(Scene.waiting(1));
        scene.poll();

        assertThat(scene.notices).singleElement().isInstanceOf(Notice.Reserved.class);
    }

    @Test
    void tellsARefusalOnceAndForgetsTheRequest() {
        Scene scene = Scene.asking();
        scene.hear(Scene.refused(RefusalCode.UNKNOWN_POOL));
        scene.hear(Scene.refused(RefusalCode.UNKNOWN_POOL));
        scene.poll();

        assertThat(scene.notices).containsExactly(new Notice.Refused(Scene.KEY, RefusalCode.UNKNOWN_POOL, "No."));
        assertThat(scene.session.isIdle()).isTrue();
        assertThat(scene.pass(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void tellsTheFinalOutcomeOnce() {
        Scene scene = Scene.asking();
        scene.hear(Scene.ended(Outcome.WAIT_EXPIRED));
        scene.hear(Scene.ended(Outcome.WAIT_EXPIRED));
        scene.poll();

        assertThat(scene.notices).containsExactly(new Notice.Ended(Scene.KEY, Outcome.WAIT_EXPIRED, null, "It ended."));
        assertThat(scene.session.isIdle()).isTrue();
    }

    @Test
    void ignoresAnswersAboutOthers() {
        Scene scene = Scene.asking();
        scene.hear(waitingOf(new MasterName("ci-2"), Scene.REQUEST));
        scene.hear(waitingOf(Scene.MASTER, new RequestId("r-2")));
        scene.session.onReply(new PoolName("other"), Scene.waiting(1), scene.now());
        scene.poll();

        assertThat(scene.notices).isEmpty();
    }

    @Test
    void reservesTheAgentThatIsChosenUntilThatIsAnswered() {
        Scene scene = choosing();
        ReserveOffer choice = new ReserveOffer(Scene.REQUEST, Scene.MASTER, Scene.AGENT);

        assertThat(scene.pass(Duration.ofSeconds(15))).as("while nobody chose").isEmpty();
        scene.session.choose(Scene.KEY, Scene.AGENT);
        assertThat(scene.poll()).containsExactly(choice);
        assertThat(scene.pass(Duration.ofMillis(500))).containsExactly(choice);
        scene.hear(Scene.reserved());
        scene.poll();

        assertThat(scene.notices).last().isInstanceOf(Notice.Reserved.class);
    }

    @Test
    void asksAnewWhenTheChosenAgentIsGone() {
        Scene scene = choosing();
        scene.session.choose(Scene.KEY, new AgentName("mac-08"));
        scene.poll();
        scene.hear(Scene.choiceRefused("mac-08"), Scene.choiceRefused("mac-08"));

        assertThat(scene.poll()).containsExactly(Scene.request(Select.CHOOSE));
        scene.hear(Scene.offered("mac-07"));
        scene.poll();
        assertThat(scene.notices).hasSize(2).allMatch(Notice.Offered.class::isInstance);
    }

    @Test
    void offersAreToldOnce() {
        Scene scene = choosing();
        scene.hear(Scene.offered("mac-07", "mac-08"));
        scene.hear(Scene.waiting(1));
        scene.poll();

        assertThat(scene.notices).hasSize(1);
    }

    @Test
    void cancelsWithoutAWordWhatWasNeverSent() {
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.session.cancel(Scene.KEY);

        assertThat(scene.poll()).isEmpty();
        assertThat(scene.notices).singleElement().isInstanceOf(Notice.Ended.class);
    }

    @Test
    void cancelsUntilThatIsAnswered() {
        Scene scene = Scene.asking();
        scene.hear(Scene.waiting(1));
        scene.session.cancel(Scene.KEY);
        CancelRequest cancel = new CancelRequest(Scene.REQUEST, Scene.MASTER);

        assertThat(scene.poll()).containsExactly(cancel);
        assertThat(scene.pass(Duration.ofMillis(500))).containsExactly(cancel);
        scene.hear(Scene.ended(Outcome.CANCELLED));
        scene.notices.clear();
        assertThat(scene.pass(Duration.ofMinutes(1))).isEmpty();
        assertThat(scene.notices).containsExactly(new Notice.Ended(Scene.KEY, Outcome.CANCELLED, null, "It ended."));
    }

    @Test
    void aCancelledRequestThatTheServiceDoesNotKnowIsOver() {
        Scene scene = Scene.asking();
        scene.session.cancel(Scene.KEY);
        scene.poll();
        scene.hear(Scene.refused(RefusalCode.UNKNOWN_REQUEST));
        scene.poll();

        assertThat(scene.notices).containsExactly(new Notice.Ended(Scene.KEY, Outcome.CANCELLED, null, "No."));
    }

    @Test
    void cancelsAgainWhatIsGrantedWhileItIsBeingCancelled() {
        Scene scene = Scene.asking();
        scene.session.cancel(Scene.KEY);
        scene.poll();
        scene.hear(Scene.reserved());

        assertThat(scene.poll()).containsExactly(new CancelRequest(Scene.REQUEST, Scene.MASTER));
        scene.hear(Scene.ended(Outcome.FREED));
        scene.poll();
        assertThat(scene.notices).containsExactly(new Notice.Ended(Scene.KEY, Outcome.FREED, null, "It ended."));
    }

    @Test
    void givesBackWhatIsGrantedAfterTheRequestWasOver() {
        Scene scene = Scene.asking();
        scene.session.cancel(Scene.KEY);
        scene.poll();
        scene.hear(Scene.refused(RefusalCode.UNKNOWN_REQUEST));
        scene.poll();
        scene.hear(Scene.reserved());
        CancelRequest cancel = new CancelRequest(Scene.REQUEST, Scene.MASTER);

        assertThat(scene.poll()).containsExactly(cancel);
        assertThat(scene.pass(Duration.ofMillis(500))).containsExactly(cancel);
        scene.hear(Scene.ended(Outcome.FREED));
        scene.poll();
        assertThat(scene.session.isIdle()).isTrue();
    }

    @Test
    void aRequestThatIsOverCanBeAskedAgain() {
        Scene scene = Scene.asking();
        scene.hear(Scene.ended(Outcome.UNAVAILABLE));
        scene.poll();
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);

        assertThat(scene.poll()).containsExactly(Scene.request(Select.FIRST));
        scene.hear(Scene.waiting(1));
        assertThat(scene.poll()).as("no late grant to give back").isEmpty();
    }

    private static Answer.Waiting waitingOf(Duration silence) {
        return new Answer.Waiting(Scene.MASTER, Scene.REQUEST, 1, 0, 1, 1, 1, "", null, silence);
    }

    private static Answer.Waiting waitingOf(MasterName master, RequestId request) {
        return new Answer.Waiting(master, request, 1, 0, 1, 1, 1, "", null, Duration.ofMinutes(5));
    }

    private static Scene choosing() {
        Scene scene = new Scene();
        scene.session.request(Scene.POOL, Scene.request(Select.CHOOSE), true);
        scene.poll();
        scene.hear(Scene.offered("mac-07", "mac-08"));
        scene.poll();
        return scene;
    }
}
