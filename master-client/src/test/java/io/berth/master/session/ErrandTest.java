package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.PoolName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErrandTest {
    private static final Command FREE = new FreeReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER);
    private static final Command RENEW = new RenewReservation(Scene.AGENT, Scene.EPOCH, Scene.MASTER, true);
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
    void anAnswerFromAnotherPoolIsNone() {
        Scene scene = sending(FREE);
        scene.session.onReply(new PoolName("other"), Scene.ended(Outcome.FREED), scene.now());
        scene.poll();

        assertThat(scene.notices).isEmpty();
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
