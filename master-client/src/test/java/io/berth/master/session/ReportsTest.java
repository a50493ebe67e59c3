package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ReportRequests;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever speaks alone for its master says what it follows, and as of when. */
class ReportsTest {
    private final Scene scene = new Scene();

    private static ReportRequests report(long heardUpTo, String... followed) {
        return new ReportRequests(
                Scene.MASTER, List.of(followed).stream().map(RequestId::new).toList(), heardUpTo);
    }

    private List<Command> reports(Duration time) {
        return scene.pass(time).stream()
                .filter(ReportRequests.class::isInstance)
                .toList();
    }

    @Test
    void nothingIsReportedBeforeThePoolSaidAnything() {
        scene.session.speakAlone(Scene.POOL, Set.of());
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);

        assertThat(reports(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void theFirstAnswerIsFollowedByAReportAsOfItsPosition() {
        scene.session.speakAlone(Scene.POOL, Set.of(new RequestId("kept")));
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.poll();
        scene.hear(Scene.waitingSince(41, 1));

        assertThat(reports(Duration.ZERO)).containsExactly(report(41, "kept", "r-1"));
    }

    /** An older answer may come later, and takes nothing back. */
    @Test
    void aReportNamesTheHighestPositionThatWasHeardOf() {
        scene.session.speakAlone(Scene.POOL, Set.of());
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.poll();
        scene.hear(Scene.waitingSince(8, 1), Scene.offeredAt(10, "mac-07"), Scene.reserved(), Scene.waitingSince(8, 1));

        assertThat(reports(Duration.ZERO)).containsExactly(report(Scene.EPOCH, "r-1"));
    }

    @Test
    void reportsComeEveryFewMinutesAsOfWhatWasHeardMeanwhile() {
        scene.session.speakAlone(Scene.POOL, Set.of());
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.poll();
        scene.hear(Scene.waitingSince(8, 1));
        assertThat(reports(Duration.ofMinutes(4))).containsExactly(report(8, "r-1"));
        scene.hear(Scene.waitingSince(12, 1));

        assertThat(reports(Duration.ofMinutes(1))).containsExactly(report(12, "r-1"));
    }

    /** A refusal repeats the epoch that was named, which may be none of this pool. */
    @Test
    void aRefusalTellsOfNoPosition() {
        scene.session.speakAlone(Scene.POOL, Set.of());
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.poll();
        scene.hear(Scene.holdingRefused(RefusalCode.STALE));

        assertThat(reports(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void whatOnePoolSaidTellsNothingOfAnother() {
        PoolName other = new PoolName("other");
        scene.session.speakAlone(other, Set.of());
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.poll();
        scene.hear(Scene.waitingSince(41, 1));

        assertThat(scene.session.poll(scene.now()).commands())
                .filteredOn(outgoing -> outgoing.command() instanceof ReportRequests)
                .containsExactly(new Outgoing(Scene.POOL, report(41, "r-1")));
    }

    @Test
    void whoeverDoesNotSpeakAloneReportsNothing() {
        scene.session.request(Scene.POOL, Scene.request(Select.FIRST), true);
        scene.poll();
        scene.hear(Scene.waitingSince(41, 1));

        assertThat(reports(Duration.ofMinutes(10))).isEmpty();
    }
}
