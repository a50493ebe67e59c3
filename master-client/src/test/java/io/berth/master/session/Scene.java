package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session whose time is moved by hand, and the answers that it may get. */
final class Scene {
    static final MasterName MASTER = new MasterName("ci-1");
    static final PoolName POOL = new PoolName("default");
    static final AgentName AGENT = new AgentName("mac-07");
    static final RequestId REQUEST = new RequestId("r-1");
    static final RequestKey KEY = new RequestKey(POOL, REQUEST);
    static final Duration RENEWAL = Duration.ofSeconds(40);
    static final long EPOCH = 17;

    final MasterSession session = new MasterSession(MASTER, SessionTiming.DEFAULT);
    final List<Notice> notices = new ArrayList<>();

    /** Starts close to the end of the clock's range, so that every comparison crosses it sooner or later. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

    long next;

    static RequestAgent request(Select select) {
        return new RequestAgent(
                REQUEST,
                MASTER,
                TagExpressionParser.parse("macos").orThrow(),
                select,
                2,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    /** Asks, and sends the first attempt. */
    static Scene asking() {
        Scene scene = new Scene();
        scene.session.request(POOL, request(Select.FIRST), true);
        scene.poll();
        return scene;
    }

    /** Holds the agent, ready, with a renewal due a quarter of the timeout after now. */
    static Scene holding() {
        Scene scene = asking();
        scene.hear(reserved());
        scene.hear(ready());
        scene.poll();
        scene.notices.clear();
        return scene;
    }

    List<Command> poll() {
        Step step = session.poll(now);
        notices.addAll(step.notices());
        next = step.nextNanos();
        // All that is due was just sent: to be asked to come back at once would spin.
        assertThat(next).isPositive();
        return step.commands().stream().map(Outgoing::command).toList();
    }

    /** Polls as the session asks for it until the time has passed. */
    List<Command> pass(Duration time) {
        List<Command> sent = new ArrayList<>(poll());
        long end = now + time.toNanos();
        while (next < end - now) {
            now += next;
            sent.addAll(poll());
        }
        now = end;
        sent.addAll(poll());
        return sent;
    }

    void hear(Answer answer) {
        session.onReply(POOL, answer, now);
    }

    long now() {
        return now;
    }

    static Answer.Waiting waiting(int position) {
        return new Answer.Waiting(MASTER, REQUEST, position, 3, 2, "2 busy");
    }

    static Answer.Offered offered(String... agents) {
        List<Answer.Candidate> candidates = List.of(agents).stream()
                .map(agent -> new Answer.Candidate(new AgentName(agent), TagSet.of("macos")))
                .toList();
        return new Answer.Offered(MASTER, REQUEST, candidates, Duration.ofSeconds(30));
    }

    static Answer.Reserved reserved() {
        return new Answer.Reserved(MASTER, REQUEST, AGENT, TagSet.of("macos"), EPOCH, RENEWAL, Duration.ofMinutes(5));
    }

    static Answer.Ready ready() {
        return new Answer.Ready(MASTER, REQUEST, AGENT, EPOCH);
    }

    static Answer.Renewed renewed() {
        return new Answer.Renewed(MASTER, REQUEST, AGENT, EPOCH);
    }

    static Answer.Ended ended(Outcome outcome) {
        return new Answer.Ended(MASTER, REQUEST, outcome, AGENT, EPOCH, null, "It ended.");
    }

    static Answer.Refused refused(RefusalCode code) {
        return new Answer.Refused(MASTER, REQUEST, null, -1, code, "No.");
    }

    static Answer.Refused holdingRefused(RefusalCode code) {
        return new Answer.Refused(MASTER, null, AGENT, EPOCH, code, "No.");
    }

    static Answer.Refused choiceRefused(String agent) {
        return new Answer.Refused(MASTER, REQUEST, new AgentName(agent), -1, RefusalCode.STALE, "Gone.");
    }
}
