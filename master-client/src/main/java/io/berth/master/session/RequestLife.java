package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One request from the first word to the last. Each phase repeats one command until it is answered; the two phases in
 * which somebody else is to act (the chooser, the owner of a lost reservation) repeat nothing.
 */
final class RequestLife {
    private enum Phase {
        /** Asked, no answer yet. */
        ASKING,
        /** In the queue, asks now and then how things stand. */
        WAITING,
        /** Agents are offered; whoever asked is to choose. */
        CHOOSING,
        /** Chose, not reserved yet. */
        RESERVING,
        /** Granted, but so long ago that only an acknowledged renewal makes it valid. */
        CONFIRMING,
        /** Holds the agent. */
        HELD,
        /** Holds it perhaps; whoever asked was told not to rely on it. */
        LOST,
        /** Gives it back. */
        FREEING,
        /** Wants nothing any more. */
        CANCELLING,
        /** Had its last notice. */
        OVER
    }

    /** The refusals that answer a request itself. Others are late answers to a choice and mean that it is asked anew. */
    private static final Set<RefusalCode> FINAL_REFUSALS = EnumSet.complementOf(EnumSet.of(
            RefusalCode.STALE, RefusalCode.NOT_HOLDER, RefusalCode.UNKNOWN_REQUEST, RefusalCode.UNKNOWN_AGENT));

    private final RequestKey key;
    private final RequestAgent request;
    private final boolean fresh;
    private final SessionTiming timing;
    private final List<Notice> notices;
    private final Pace pace;
    private Refresh refresh;
    private final Unanswered asked = new Unanswered();
    private Phase phase = Phase.ASKING;
    private boolean everAsked;
    private long notGrantedBeforeNanos;
    private boolean busy;
    private AgentName chosen;
    private Holding holding;

    /**
     * @param fresh whether the request id was made just now, so that nothing can have been granted for it before
     * @param notices where notices go
     */
    RequestLife(RequestKey key, RequestAgent request, boolean fresh, SessionTiming timing, List<Notice> notices) {
        this.key = key;
        this.request = request;
        this.fresh = fresh;
        this.timing = timing;
        this.notices = notices;
        this.pace = new Pace(timing);
        this.refresh = new Refresh(key.request(), timing);
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    void choose(AgentName agent) {
        if (phase == Phase.CHOOSING) {
            chosen = agent;
            enter(Phase.RESERVING);
        }
    }

    void cancel() {
        if (!everAsked) {
            over(new Notice.Ended(key, Outcome.CANCELLED, null, "The request was cancelled before it was sent."));
        } else if (phase != Phase.OVER && phase != Phase.FREEING) {
            enter(Phase.CANCELLING);
        }
    }

    void busy(boolean now) {
        busy = now;
        if (holding != null) {
            holding.busy(now);
        }
    }

    void free() {
        if (holding == null) {
            cancel();
        } else if (phase != Phase.OVER) {
            enter(Phase.FREEING);
        }
    }

    /** @return the nanoseconds until the next poll */
    long poll(long nowNanos, List<Outgoing> commands) {
        return switch (phase) {
            case ASKING, WAITING -> repeatRequest(nowNanos, commands);
            case RESERVING -> repeat(new ReserveOffer(key.request(), request.master(), chosen), nowNanos, commands);
            case FREEING ->
                repeat(
                        new FreeReservation(
                                holding.grant().agent(), holding.grant().epoch(), request.master()),
                        nowNanos,
                        commands);
            case CANCELLING -> repeat(new CancelRequest(key.request(), request.master()), nowNanos, commands);
            case CONFIRMING, HELD -> hold(nowNanos, commands);
            case CHOOSING, LOST, OVER -> Long.MAX_VALUE;
        };
    }

    private long hold(long nowNanos, List<Outgoing> commands) {
        if (phase == Phase.HELD && !holding.isValid(nowNanos)) {
            phase = Phase.LOST;
            notices.add(new Notice.Lost(key, Sentences.lost(holding.grant())));
            return Long.MAX_VALUE;
        }
        Command renewal = holding.renewalDue(nowNanos);
        if (renewal != null) {
            commands.add(new Outgoing(key.pool(), renewal));
        }
        // Whoever waits for the agent to become ready would wait for ever if that one answer were lost.
        long untilRequest = holding.isReady() ? Long.MAX_VALUE : repeatRequest(nowNanos, commands);
        long untilCommand = Math.min(untilRequest, holding.nanosUntilRenewal(nowNanos));
        // While a late grant waits for its renewal, its validity is past: to come back for that would spin.
        return phase == Phase.HELD ? Math.min(untilCommand, holding.nanosUntilInvalid(nowNanos)) : untilCommand;
    }

    private long repeatRequest(long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            refresh.asked();
        }
        if (pace.isDue(nowNanos) && (phase == Phase.ASKING || phase == Phase.WAITING)) {
            asked.sent(nowNanos, busy);
            if (!everAsked) {
                everAsked = true;
                notGrantedBeforeNanos = nowNanos;
            }
        }
        return repeat(request, nowNanos, commands);
    }

    private long repeat(Command command, long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            commands.add(new Outgoing(key.pool(), command));
            pace.sent(nowNanos);
        }
        return pace.nanosUntilDue(nowNanos);
    }

    /** An answer that names this request, in any order and any number of times. */
    void onAnswer(Answer answer, long nowNanos) {
        answer.accept(new Answer.Cases<Void>() {
            @Override
            public Void waiting(Answer.Waiting waiting) {
                onWaiting(waiting, nowNanos);
                return null;
            }

            @Override
            public Void offered(Answer.Offered offered) {
                onOffered(offered);
                return null;
            }

            @Override
            public Void reserved(Answer.Reserved reserved) {
                onReserved(reserved, nowNanos);
                return null;
            }

            @Override
            public Void ready(Answer.Ready ready) {
                onReady(ready);
                return null;
            }

            @Override
            public Void renewed(Answer.Renewed renewed) {
                onRenewed(renewed, nowNanos);
                return null;
            }

            @Override
            public Void ended(Answer.Ended ended) {
                onEnded(ended);
                return null;
            }

            @Override
            public Void refused(Answer.Refused refused) {
                onRequestRefused(refused);
                return null;
            }
        });
    }

    private void onWaiting(Answer.Waiting answer, long nowNanos) {
        if (phase != Phase.ASKING && phase != Phase.WAITING) {
            return;
        }
        asked.answered().ifPresent(attempt -> notGrantedBeforeNanos = attempt.sentNanos());
        phase = Phase.WAITING;
        pace.quietUntil(nowNanos + refresh.answered());
        notices.add(new Notice.Waiting(key, answer.position(), answer.waiting(), answer.matching(), answer.reason()));
    }

    private void onOffered(Answer.Offered answer) {
        if (phase == Phase.ASKING || phase == Phase.WAITING) {
            phase = Phase.CHOOSING;
            notices.add(new Notice.Offered(key, answer.candidates(), answer.timeout()));
        }
    }

    private void onReserved(Answer.Reserved answer, long nowNanos) {
        switch (phase) {
            case ASKING, WAITING, CHOOSING, RESERVING -> granted(answer, nowNanos);
            case CONFIRMING, HELD -> pace.quietUntil(nowNanos + refresh.answered());
            // It was granted before the service heard of the cancellation: say it again, it works in every state.
            case CANCELLING -> pace.sendAtOnce();
            case LOST, FREEING, OVER -> {}
        }
    }

    private void granted(Answer.Reserved answer, long nowNanos) {
        holding = new Holding(answer, busy, timing);
        // An agent that gets ready is worth asking for more often than a place in the queue.
        refresh = new Refresh(key.request(), timing);
        pace.quietUntil(nowNanos + refresh.answered());
        if (fresh) {
            holding.grantedAfter(notGrantedBeforeNanos);
        }
        phase = Phase.CONFIRMING;
        tellIfValid(nowNanos);
    }

    private void tellIfValid(long nowNanos) {
        if (phase == Phase.CONFIRMING && holding.isValid(nowNanos)) {
            phase = Phase.HELD;
            Answer.Reserved grant = holding.grant();
            notices.add(new Notice.Reserved(
                    key,
                    grant.agent(),
                    grant.tags(),
                    grant.epoch(),
                    grant.renewalTimeout(),
                    grant.idleTimeout(),
                    holding.validUntilNanos()));
            if (holding.isReady()) {
                notices.add(new Notice.Ready(key));
            }
        }
    }

    private void onReady(Answer.Ready answer) {
        boolean holds = phase == Phase.CONFIRMING || phase == Phase.HELD;
        if (holds && holding.is(answer.agent(), answer.epoch()) && !holding.isReady()) {
            holding.becameReady();
            if (phase == Phase.HELD) {
                notices.add(new Notice.Ready(key));
            }
        }
    }

    private void onRenewed(Answer.Renewed answer, long nowNanos) {
        boolean holds = phase == Phase.CONFIRMING || phase == Phase.HELD;
        if (holds && holding.is(answer.agent(), answer.epoch())) {
            holding.renewed();
            if (phase == Phase.HELD) {
                notices.add(new Notice.Renewed(key, holding.validUntilNanos()));
            }
            tellIfValid(nowNanos);
        }
    }

    private void onEnded(Answer.Ended answer) {
        over(new Notice.Ended(key, answer.outcome(), answer.code(), answer.sentence()));
    }

    /** The refusal names this request. */
    private void onRequestRefused(Answer.Refused answer) {
        switch (phase) {
            case ASKING, WAITING -> {
                if (answer.agent() == null && FINAL_REFUSALS.contains(answer.code())) {
                    over(new Notice.Refused(key, answer.code(), answer.sentence()));
                }
            }
            case RESERVING -> enter(Phase.ASKING);
            case CANCELLING -> over(new Notice.Ended(key, Outcome.CANCELLED, null, answer.sentence()));
            case CHOOSING, CONFIRMING, HELD, LOST, FREEING, OVER -> {}
        }
    }

    /** The refusal names an agent and an epoch. */
    void onHoldingRefused(Answer.Refused answer) {
        if (holding == null || !holding.is(answer.agent(), answer.epoch())) {
            return;
        }
        switch (phase) {
            // It was never told, and asking again says how it ended.
            case CONFIRMING -> {
                holding = null;
                enter(Phase.ASKING);
            }
            case HELD, LOST, FREEING -> over(new Notice.Refused(key, answer.code(), answer.sentence()));
            case ASKING, WAITING, CHOOSING, RESERVING, CANCELLING, OVER -> {}
        }
    }

    private void enter(Phase next) {
        phase = next;
        pace.sendAtOnce();
    }

    private void over(Notice last) {
        // The last answer may come twice before the next poll takes this life away.
        if (phase != Phase.OVER) {
            phase = Phase.OVER;
            notices.add(last);
        }
    }
}
