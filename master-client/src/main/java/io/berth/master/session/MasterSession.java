package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one master wants of its pools, as a state machine without I/O: it says what to send and when to come back, and is
 * told the answers. It may be driven by a transport or by a simulator.
 *
 * <p>Commands and answers may be lost, doubled or late: what has no answer is sent again, what is answered twice is
 * heard once. Answers about requests of others are ignored, because several processes may use one master name.
 *
 * <p>All times are nanoseconds of one monotonic clock, whose zero means nothing. Not thread-safe.
 */
public final class MasterSession {
    /** How many requests that are over are remembered, to give back what is granted to them late. */
    private static final int REMEMBERED = 1000;

    private final MasterName master;
    private final SessionTiming timing;
    private final Attempts attempts;
    private final Map<RequestKey, RequestLife> lives = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Errands errands;
    private final Reports reports;
    private final Map<RequestKey, Boolean> over = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RequestKey, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param firstAttempt a random number from 0 to 2^62, so that no answer to another session of the same master is taken
     *     for an answer to this one
     */
    public MasterSession(MasterName master, SessionTiming timing, long firstAttempt) {
        this.master = master;
        this.timing = timing;
        this.attempts = new Attempts(firstAttempt);
        this.errands = new Errands(timing, notices);
        this.reports = new Reports(master);
    }

    /**
     * Follows a request from now on, until its last notice. A request id that is followed already is followed on.
     *
     * @param fresh whether the request id was made for this call, so that nothing was ever granted for it. An older one
     *     is valid only after its first renewal, because nobody knows when it was granted.
     */
    public void request(PoolName pool, RequestAgent request, boolean fresh) {
        RequestKey key = new RequestKey(pool, request.request());
        over.remove(key);
        lives.computeIfAbsent(key, unknown -> new RequestLife(key, request, fresh, timing, attempts, notices));
        reports.uses(pool);
    }

    /**
     * This session alone speaks for its master from now on: it reports to this pool, and to every other one that it asks
     * for something, which requests it follows. All others of the master are over then, such as those that a crashed
     * predecessor left, unless they came to the pool after all that this session has heard of. Reports leave as soon as the
     * pool has answered anything, and then about every five minutes; so whoever asks a pool for nothing ends nothing there. A
     * session that follows more than {@link io.berth.reservation.command.Command.ReportRequests#MAX_REQUESTS} in a pool
     * does not report there.
     *
     * @param kept requests of the pool that this session will follow soon; the first report counts them as followed
     */
    public void speakAlone(PoolName pool, Collection<RequestId> kept) {
        reports.begin(pool, kept);
    }

    /** Answers {@link Notice.Offered}; without effect in any other state, or where that agent is not offered. */
    public void choose(RequestKey key, AgentName agent) {
        RequestLife life = lives.get(key);
        if (life != null) {
            life.choose(agent);
        }
    }

    /**
     * Answers {@link Notice.Offered}: none of these, the request waits on for others. Without effect in any other state.
     *
     * @param at which offers
     */
    public void decline(RequestKey key, long at) {
        RequestLife life = lives.get(key);
        if (life != null) {
            life.decline(at);
        }
    }

    /**
     * Wants to keep all that the request holds for so long from now. Told with {@link Notice.Extended} or {@link
     * Notice.ExtensionRefused}, unless the request is not followed.
     *
     * @param debugging why a person needs the agents without a job, or null. Once the service confirms that, nothing is
     *     renewed until the end of the extension
     */
    public void extend(RequestKey key, Duration length, String debugging) {
        RequestLife life = lives.get(key);
        if (life != null) {
            life.extend(length, debugging);
        }
    }

    /** Whatever became of the request, it is given up. Without effect for a request that is not followed. */
    public void cancel(RequestKey key) {
        RequestLife life = lives.get(key);
        if (life != null) {
            life.cancel();
        }
    }

    /** Says whether a job runs, from now on. Without effect for a request that is not followed. */
    public void busy(RequestKey key, boolean busy) {
        RequestLife life = lives.get(key);
        if (life != null) {
            life.busy(busy);
        }
    }

    /** Gives the agent back; cancels the request if it holds none. Without effect for a request that is not followed. */
    public void free(RequestKey key) {
        RequestLife life = lives.get(key);
        if (life != null) {
            life.free();
        }
    }

    /**
     * Sends a command until {@link Notice.Answered}. The same command again, while it has no answer, is the same. Of the
     * operator's commands about one agent, or about the pool, one is sent at a time, because their answers look alike.
     *
     * @param command what an operator says; a change of priority; or, about something that is not followed here, a
     *     renewal, an extension, a free or a cancellation
     */
    public void send(Outgoing command) {
        if (command.command() instanceof ChangePriority change) {
            RequestLife life = lives.get(new RequestKey(command.pool(), change.request()));
            if (life != null) {
                life.priority(change.priority());
            }
        }
        errands.add(command);
    }

    /** @return whether nothing is followed and nothing waits for an answer */
    public boolean isIdle() {
        return lives.isEmpty() && errands.isEmpty();
    }

    /** To be called after anything else was called, and when the last step asked for it; more often does no harm. */
    public Step poll(long nowNanos) {
        List<Outgoing> commands = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (RequestLife life : lives.values()) {
            next = Math.min(next, life.poll(nowNanos, commands));
        }
        next = Math.min(next, errands.poll(nowNanos, commands));
        lives.entrySet().removeIf(entry -> {
            boolean isOver = entry.getValue().isOver();
            if (isOver) {
                over.put(entry.getKey(), true);
            }
            return isOver;
        });
        // After the removal: what is over is not followed any more. Before the commands: what they ask for is.
        next = Math.min(next, reports.poll(lives.keySet(), nowNanos, commands));
        Step step = new Step(commands, notices, next);
        notices.clear();
        return step;
    }

    /**
     * @param pool where the answer comes from
     * @param answer one that is directed at this master; others are ignored
     */
    public void onReply(PoolName pool, Answer answer, long nowNanos) {
        if (!master.equals(answer.master())) {
            return;
        }
        reports.heard(pool, answer);
        errands.answer(pool, answer);
        if (answer instanceof Answer.Refused refused && refused.agent() != null && refused.epoch() >= 0) {
            lives.forEach((key, life) -> {
                if (key.pool().equals(pool)) {
                    life.onAnswer(refused, nowNanos);
                }
            });
            return;
        }
        if (answer.request() != null) {
            RequestKey key = new RequestKey(pool, answer.request());
            RequestLife life = lives.get(key);
            if (life != null) {
                life.onAnswer(answer, nowNanos);
            } else if (over.containsKey(key)) {
                giveBack(pool, answer);
            }
        }
    }

    /** A request that is over here lives on in the service: it must not hold an agent that nobody uses. */
    private void giveBack(PoolName pool, Answer answer) {
        boolean lives = answer instanceof Answer.Waiting
                || answer instanceof Answer.Offered
                || answer instanceof Answer.Reserved;
        if (lives) {
            send(new Outgoing(pool, new CancelRequest(answer.request(), master)));
        }
    }
}
