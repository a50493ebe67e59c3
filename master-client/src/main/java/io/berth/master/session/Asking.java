package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.DeclineOffers;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is said about one request, each thing again until it is answered. How things stand is asked seldom while nothing is
 * missing, and often enough to count as alive.
 */
final class Asking {
    /** Whoever waits gives a sign of life so many times in the time after which it would count as gone. */
    private static final int SIGNS_PER_SILENCE = 4;

    private final PoolName pool;
    private final boolean fresh;
    private final SessionTiming timing;
    private final Pace pace;
    private RequestAgent request;
    private Refresh refresh;
    private boolean wasAsked;
    private long firstNanos;
    private long lastNanos;

    /** @param fresh whether the request id was made just now, so that nothing can have been granted for it before */
    Asking(PoolName pool, RequestAgent request, boolean fresh, SessionTiming timing) {
        this.pool = pool;
        this.request = request;
        this.fresh = fresh;
        this.timing = timing;
        this.pace = new Pace(timing);
        startAnew();
    }

    /** An agent that gets ready is worth asking for more often than a place in the queue. */
    void startAnew() {
        refresh = new Refresh(request.request(), timing);
    }

    /** From now on it is asked for with this priority; that the service changes it is not this one's affair. */
    void priority(int next) {
        request = new RequestAgent(
                request.request(),
                request.master(),
                request.wish().withPriority(next),
                request.awaitCapacity(),
                request.offerTimeout(),
                request.renewalTimeout(),
                request.idleTimeout(),
                request.holdLimit());
    }

    boolean wasAsked() {
        return wasAsked;
    }

    /** @return the time before which nothing was granted, where that is known */
    OptionalLong firstNanos() {
        return fresh ? OptionalLong.of(firstNanos) : OptionalLong.empty();
    }

    /** Asks for agents, or how things stand. @return the nanoseconds until the next poll, as for the others here */
    long ask(long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            refresh.asked();
            if (!wasAsked) {
                wasAsked = true;
                firstNanos = nowNanos;
            }
            lastNanos = nowNanos;
        }
        return repeat(request, nowNanos, commands);
    }

    long reserve(AgentName agent, long nowNanos, List<Outgoing> commands) {
        return repeat(new ReserveOffer(request.request(), request.master(), agent), nowNanos, commands);
    }

    /** @param at which offers are declined */
    long decline(long at, long nowNanos, List<Outgoing> commands) {
        return repeat(new DeclineOffers(request.request(), request.master(), at), nowNanos, commands);
    }

    long cancel(long nowNanos, List<Outgoing> commands) {
        return repeat(new CancelRequest(request.request(), request.master()), nowNanos, commands);
    }

    private long repeat(Command command, long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            commands.add(new Outgoing(pool, command));
            pace.sent(nowNanos);
        }
        return pace.nanosUntilDue(nowNanos);
    }

    /** What is said next is said at once. */
    void sendAtOnce() {
        pace.sendAtOnce();
    }

    void waits(Answer.Waiting answer, long nowNanos) {
        long most = answer.silence().toNanos() / SIGNS_PER_SILENCE;
        pace.atMost(most);
        // The service hears questions, not answers: what it says unasked makes no question later.
        long quiet = Math.min(refresh.answered(), lastNanos + most - nowNanos);
        pace.quietUntil(nowNanos + quiet);
    }

    /** @param whole whether all that was granted is told */
    void granted(boolean whole, long nowNanos) {
        if (whole) {
            pace.quietUntil(nowNanos + refresh.answered());
        } else {
            pace.awaitAnswer(nowNanos);
        }
    }
}
