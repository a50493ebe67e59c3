package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
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
    static final Duration LIMIT = Duration.ofHours(8);
    static final long EPOCH = 17;

    final MasterSession session = new MasterSession(MASTER, SessionTiming.DEFAULT, 0);
    final List<Notice> notices = new ArrayList<>();

    /** The renewals that were sent, as they were. */
    final List<RenewReservation> attempts = new ArrayList<>();

    /** Starts close to the end of the clock's range, so that every comparison crosses it sooner or later. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

    long next;

    static RequestAgent request(Select select) {
        Wish wish = new Wish(
                List.of(new Alternative(
                        Demand.of(TagExpressionParser.parse("macos").orThrow()), null)),
                List.of(),
                0,
                select,
                2,
                null,
                null);
        return new RequestAgent(REQUEST, MASTER, wish, false, null, null, null, null);
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

    /** @return what is sent; renewals without their attempts, for {@code equals} */
    List<Command> poll() {
        Step step = session.poll(now);
        notices.addAll(step.notices());
        next = step.nextNanos();
        // All that is due was just sent: to be asked to come back at once would spin.
        assertThat(next).isPositive();
        return step.commands().stream().map(Outgoing::command).map(this::noted).toList();
    }

    private Command noted(Command command) {
        if (command instanceof RenewReservation renewal && renewal.attempt() != RenewReservation.NO_ATTEMPT) {
            attempts.add(renewal);
            return new RenewReservation(renewal.agent(), renewal.epoch(), renewal.master(), renewal.busy());
        }
        return command;
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

    void hear(Answer... answers) {
        for (Answer answer : answers) {
            session.onReply(POOL, filledIn(answer), now);
        }
    }

    private Answer filledIn(Answer answer) {
        return answer instanceof Answer.Renewed renewed && renewed.attempt() == RenewReservation.NO_ATTEMPT
                ? attempts.stream()
                        .filter(attempt -> attempt.agent().equals(renewed.agent()))
                        .reduce((older, newer) -> newer)
                        .map(newest -> renewed(
                                renewed.agent(),
                                renewed.epoch(),
                                newest.attempt(),
                                renewed.extensions(),
                                renewed.limit(),
                                renewed.left()))
                        .orElse(renewed)
                : answer;
    }

    /** @return what was told since it was asked last */
    List<Notice> told() {
        poll();
        List<Notice> told = List.copyOf(notices);
        notices.clear();
        return told;
    }

    long now() {
        return now;
    }

    static Answer.Waiting waiting(int position) {
        return waitingSince(1, position);
    }

    static Answer.Waiting waitingSince(long since, int position) {
        return new Answer.Waiting(MASTER, REQUEST, since, 0, position, 3, 2, "2 busy", null, Duration.ofMinutes(5));
    }

    static Notice.Waiting told(int position) {
        return new Notice.Waiting(KEY, 0, position, 3, 2, "2 busy", null);
    }

    static Answer.Offered offered(String... agents) {
        return offeredAt(10, agents);
    }

    static Answer.Offered offeredAt(long at, String... agents) {
        List<Answer.Candidate> candidates = List.of(agents).stream()
                .map(agent -> new Answer.Candidate(new AgentName(agent), TagSet.of("macos")))
                .toList();
        return new Answer.Offered(MASTER, REQUEST, candidates, at, Duration.ofSeconds(30));
    }

    static Answer.Reserved reserved() {
        return reserved(AGENT, EPOCH, 0, 1);
    }

    static Answer.Reserved reserved(AgentName agent, long epoch, int need, int of) {
        return new Answer.Reserved(
                MASTER,
                REQUEST,
                agent,
                TagSet.of("macos"),
                epoch,
                need,
                of,
                RENEWAL,
                Duration.ofMinutes(5),
                LIMIT,
                0,
                LIMIT);
    }

    static Answer.Ready ready() {
        return ready(AGENT, EPOCH);
    }

    static Answer.Ready ready(AgentName agent, long epoch) {
        return new Answer.Ready(MASTER, REQUEST, agent, epoch);
    }

    static Answer.Renewed renewed() {
        return renewed(AGENT, EPOCH);
    }

    /** Answers the newest renewal of the agent; {@link #hear} fills its attempt in. */
    static Answer.Renewed renewed(AgentName agent, long epoch) {
        return renewed(agent, epoch, RenewReservation.NO_ATTEMPT, 0, LIMIT);
    }

    /** Answers the renewal of {@link #AGENT} that was sent so many before the newest. */
    Answer.Renewed renewedBefore(int newer) {
        return renewedBefore(newer, 0, LIMIT);
    }

    Answer.Renewed renewedBefore(int newer, int extensions, Duration limit) {
        return renewed(AGENT, EPOCH, attempts.get(attempts.size() - 1 - newer).attempt(), extensions, limit);
    }

    static Answer.Renewed renewed(AgentName agent, long epoch, long attempt, int extensions, Duration limit) {
        return renewed(agent, epoch, attempt, extensions, limit, null);
    }

    static Answer.Renewed renewed(
            AgentName agent, long epoch, long attempt, int extensions, Duration limit, Duration left) {
        return new Answer.Renewed(MASTER, REQUEST, agent, epoch, attempt, extensions, limit, left);
    }

    /** Answers the newest renewal of {@link #AGENT}: so much is left of its limit. */
    static Answer.Renewed renewedWith(int extensions, Duration limit, Duration left) {
        return renewed(AGENT, EPOCH, RenewReservation.NO_ATTEMPT, extensions, limit, left);
    }

    static Answer.Extended extended(int extension, Duration length) {
        return new Answer.Extended(MASTER, REQUEST, AGENT, EPOCH, extension, length, length);
    }

    static Answer.Released released(AgentName agent, long epoch, Outcome reason) {
        return new Answer.Released(MASTER, REQUEST, agent, epoch, reason);
    }

    static Answer.Warned warned() {
        return new Answer.Warned(MASTER, REQUEST, AGENT, EPOCH, ExpiryCause.IDLE, Duration.ofMinutes(2));
    }

    static Answer.Heard heard(boolean heard) {
        return new Answer.Heard(MASTER, REQUEST, AGENT, EPOCH, heard);
    }

    static Answer.Confirmed confirmed(AgentName agent) {
        return new Answer.Confirmed(MASTER, agent, "Done.");
    }

    static Answer.Ended ended(Outcome outcome) {
        return new Answer.Ended(MASTER, REQUEST, outcome, AGENT, EPOCH, null, "It ended.");
    }

    static Answer.Refused refused(RefusalCode code) {
        return new Answer.Refused(MASTER, REQUEST, null, -1, code, "No.");
    }

    static Answer.Refused holdingRefused(RefusalCode code) {
        return holdingRefused(AGENT, code);
    }

    static Answer.Refused holdingRefused(AgentName agent, RefusalCode code) {
        return new Answer.Refused(MASTER, null, agent, EPOCH, code, "No.");
    }

    static Answer.Refused choiceRefused(String agent) {
        return new Answer.Refused(MASTER, REQUEST, new AgentName(agent), -1, RefusalCode.STALE, "Gone.");
    }
}
