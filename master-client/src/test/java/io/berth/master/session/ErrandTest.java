package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.ExtendReservation;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.HoldPool;
import io.berth.reservation.command.Command.ReleasePool;
import io.berth.reservation.command.Command.RemoveAgent;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ResumeAgent;
import io.berth.reservation.command.Command.RevokeReservation;
import io.berth.reservation.command.Command.WithdrawAgent;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrandTest {
    private static final Command FREE = new FreeReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER);
    private static final Command RENEW = new RenewReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER, true);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Command EXTEND = new ExtendReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER, 2, HOUR, null);
    private static final Command CANCEL = new CancelRequest(Scene.REQUEST, Scene.MASTER);

    @Test
    void sendsUntilItIsAnswered() {
        Scene scene = sending(FREE);

        assertThat(scene.poll()).containsExactly(FREE);
        assertThat(scene.pass(Duration.ofMillis(500))).containsExactly(FREE);
        scene.hear(Scene.ended(Outcome.FREED));
        assertThat(scene.pass(Duration.ofMinutes(1))).isEmpty();
        assertThat(scene.notices)
                .containsExactly(new Notice.Answered(new Outgoing(Scene.POOL, FREE), Scene.ended(Outcome.FREED)));
    }

    @Test
    void eachCommandHasItsAnswers() {
        assertThat(answers(FREE, Scene.holdingRefused(RefusalCode.STALE))).isTrue();
        assertThat(answers(FREE, Scene.renewed())).isFalse();
        assertThat(answers(RENEW, Scene.renewed())).isTrue();
        assertThat(answers(RENEW, Scene.holdingRefused(RefusalCode.NOT_HOLDER))).isTrue();
        assertThat(answers(RENEW, Scene.ended(Outcome.FREED))).isFalse();
        assertThat(answers(CANCEL, Scene.ended(Outcome.CANCELLED))).isTrue();
        assertThat(answers(CANCEL, Scene.refused(RefusalCode.UNKNOWN_REQUEST))).isTrue();
        assertThat(answers(CANCEL, Scene.waiting(1))).isFalse();
        assertThat(answers(CANCEL, Scene.holdingRefused(RefusalCode.STALE))).isFalse();
    }

    @Test
    void freeingOneOfSeveralIsAnsweredByItsRelease() {
        assertThat(answers(FREE, Scene.released(Scene.AGENT, Scene.EPOCH, Outcome.FREED)))
                .isTrue();
        assertThat(answers(FREE, Scene.released(new AgentName("pc-01"), Scene.EPOCH, Outcome.FREED)))
                .isFalse();
    }

    @Test
    void anExtensionIsAnsweredByItselfOrALaterOne() {
        assertThat(answers(EXTEND, Scene.extended(1, HOUR))).isFalse();
        assertThat(answers(EXTEND, Scene.extended(2, HOUR))).isTrue();
        assertThat(answers(EXTEND, Scene.extended(3, HOUR))).isTrue();
        assertThat(answers(EXTEND, Scene.holdingRefused(RefusalCode.QUOTA))).isTrue();
    }

    @Test
    void anExtensionIsNotAnsweredByAnotherOneUnderItsNumber() {
        assertThat(answers(EXTEND, Scene.extended(2, HOUR.multipliedBy(2)))).isFalse();
        assertThat(answers(EXTEND, Scene.holdingRefused(RefusalCode.WRONG_STATE)))
                .isTrue();
    }

    @Test
    void aPriorityIsAnsweredByHowTheRequestStands() {
        Command change = new ChangePriority(Scene.REQUEST, Scene.MASTER, 5);

        assertThat(answers(change, Scene.waiting(1))).isTrue();
        assertThat(answers(change, Scene.reserved())).isTrue();
        assertThat(answers(change, Scene.ended(Outcome.FREED))).isTrue();
        assertThat(answers(change, Scene.refused(RefusalCode.UNKNOWN_REQUEST))).isTrue();
        assertThat(answers(change, Scene.ready())).isFalse();
    }

    @Test
    void aRequestThatIsFollowedIsAskedForWithItsNewPriority() {
        Scene scene = Scene.asking();
        scene.session.send(new Outgoing(Scene.POOL, new ChangePriority(Scene.REQUEST, Scene.MASTER, 5)));

        assertThat(scene.pass(Duration.ofSeconds(2)).stream()
                        .filter(RequestAgent.class::isInstance)
                        .map(command -> ((RequestAgent) command).wish().priority()))
                .isNotEmpty()
                .containsOnly(5);
    }

    @Test
    void whatAnOperatorSaysOfAnAgentIsConfirmedOrRefusedByItsName() {
        for (Command command : List.of(
                new WithdrawAgent(Scene.AGENT, Withdrawal.DRAINED, Scene.MASTER, "disk swap", null),
                new ResumeAgent(Scene.AGENT, Scene.MASTER, "done"),
                new RevokeReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER, "needed"),
                new RemoveAgent(Scene.AGENT, Scene.MASTER))) {
            assertThat(answers(command, Scene.confirmed(Scene.AGENT))).isTrue();
            assertThat(answers(command, operatorRefused(Scene.AGENT))).isTrue();
            assertThat(answers(command, Scene.confirmed(null))).isFalse();
            assertThat(answers(command, Scene.confirmed(new AgentName("pc-01"))))
                    .isFalse();
            assertThat(answers(command, Scene.ended(Outcome.REVOKED))).isFalse();
        }
    }

    @Test
    void whatAnOperatorSaysOfAPoolIsConfirmedOrRefusedWithoutAName() {
        for (Command command :
                List.of(new HoldPool(Scene.MASTER, "upgrade", null), new ReleasePool(Scene.MASTER, "done"))) {
            assertThat(answers(command, Scene.confirmed(null))).isTrue();
            assertThat(answers(command, operatorRefused(null))).isTrue();
            assertThat(answers(command, Scene.confirmed(Scene.AGENT))).isFalse();
            assertThat(answers(command, Scene.refused(RefusalCode.QUOTA))).isFalse();
        }
    }

    /** Their answers do not say which of them they answer. */
    @Test
    void ofTheOperatorsCommandsAboutOneAgentOneIsSentAtATime() {
        Command withdraw = new WithdrawAgent(Scene.AGENT, Withdrawal.DRAINED, Scene.MASTER, "disk swap", null);
        Command resume = new ResumeAgent(Scene.AGENT, Scene.MASTER, "done");
        Scene scene = sending(withdraw);
        scene.session.send(new Outgoing(Scene.POOL, resume));
        scene.session.send(new Outgoing(Scene.POOL, new ReleasePool(Scene.MASTER, "done")));

        assertThat(scene.poll()).containsExactly(withdraw, new ReleasePool(Scene.MASTER, "done"));
        scene.hear(Scene.confirmed(Scene.AGENT));
        assertThat(scene.poll()).containsExactly(resume);
        scene.hear(Scene.confirmed(Scene.AGENT), Scene.confirmed(null));
        assertThat(scene.told()).hasSize(3);
        assertThat(scene.session.isIdle()).isTrue();
    }

    @Test
    void anAnswerFromAnotherPoolIsNone() {
        Scene scene = sending(FREE);
        scene.session.onReply(new PoolName("other"), Scene.ended(Outcome.FREED), scene.now());
        scene.poll();

        assertThat(scene.notices).isEmpty();
    }

    private static Answer operatorRefused(AgentName agent) {
        return new Answer.Refused(Scene.MASTER, null, agent, -1, RefusalCode.UNKNOWN_AGENT, "No.");
    }

    private static boolean answers(Command command, Answer answer) {
        Scene scene = sending(command);
        scene.hear(answer);
        scene.poll();
        return !scene.notices.isEmpty();
    }

    private static Scene sending(Command command) {
        Scene scene = new Scene();
        scene.session.send(new Outgoing(Scene.POOL, command));
        return scene;
    }
}
