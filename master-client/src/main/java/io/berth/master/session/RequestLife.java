package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.DeclineOffers;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One request from the first word to the last. What it does when is in {@link Transitions}; here is how. */
final class RequestLife {
    /** The refusals that answer a request itself. Others are late answers to a choice and mean that it is asked anew. */
    private static final Set<RefusalCode> FINAL_REFUSALS = EnumSet.complementOf(EnumSet.of(
            RefusalCode.STALE, RefusalCode.NOT_HOLDER, RefusalCode.UNKNOWN_REQUEST, RefusalCode.UNKNOWN_AGENT));

    /** How one agent of several ends by itself; otherwise all of them may have ended with it. */
    private static final Set<Outcome> ALONE = EnumSet.of(
            Outcome.FREED, Outcome.RENEWAL_EXPIRED, Outcome.IDLE_EXPIRED, Outcome.LIMIT_EXPIRED, Outcome.REVOKED);

    private final RequestKey key;
    private final boolean fresh;
    private final SessionTiming timing;
    private final Attempts attempts;
    private final List<Notice> notices;
    private final Asking asking;
    private final Pace pace;
    private final Hearsay hearsay = new Hearsay();
    private final Extensions extensions;
    private RequestAgent request;
    private Phase phase = Phase.ASKING;
    /** The position of the state that is known: the service came to it there, and to every later one after that. */
    private long position = Long.MIN_VALUE;

    private boolean busy;
    private List<Answer.Candidate> offered = List.of();
    private AgentName chosen;
    private Grant grant;
    private boolean wasReady;

    /**
     * @param fresh whether the request id was made just now, so that nothing can have been granted for it before
     * @param notices where notices go
     */
    RequestLife(
            RequestKey key,
            RequestAgent request,
            boolean fresh,
            SessionTiming timing,
            Attempts attempts,
            List<Notice> notices) {
        this.key = key;
        this.request = request;
        this.fresh = fresh;
        this.timing = timing;
        this.attempts = attempts;
        this.notices = notices;
        this.pace = new Pace(timing);
        this.asking = new Asking(key.request(), pace, timing);
        this.extensions = new Extensions(key, notices);
    }

    Phase phase() {
        return phase;
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** An agent that is not among those offered was picked from earlier offers, and is passed over. */
    void choose(AgentName agent) {
        boolean isOffered = offered.stream().anyMatch(one -> one.agent().equals(agent));
        if (isOffered && Transitions.of(phase, Input.CHOOSE) == Reaction.RESERVE) {
            chosen = agent;
            enter(Phase.RESERVING);
        }
    }

    /** @param at which offers are declined; earlier ones are over already */
    void decline(long at) {
        if (at == position && Transitions.of(phase, Input.DECLINE) == Reaction.DECLINE) {
            enter(Phase.DECLINING);
        }
    }

    void cancel() {
        if (Transitions.of(phase, Input.CANCEL) == Reaction.CANCEL) {
            giveUp();
        }
    }

    void free() {
        switch (Transitions.of(phase, Input.FREE)) {
            case FREE -> {
                extensions.drop();
                enter(Phase.FREEING);
            }
            case CANCEL -> giveUp();
            default -> {}
        }
    }

    private void giveUp() {
        if (asking.wasAsked()) {
            extensions.drop();
            enter(Phase.CANCELLING);
        } else {
            over(new Notice.Ended(key, Outcome.CANCELLED, null, "The request was cancelled before it was sent."));
        }
    }

    void busy(boolean now) {
        busy = now;
        if (grant != null) {
            grant.held().forEach(holding -> holding.busy(now));
        }
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

    void extend(Duration length, String debugging) {
        extensions.ask(length, debugging);
        if (!holds()) {
            extensions.drop();
        }
    }

    private boolean holds() {
        return phase == Phase.CONFIRMING || phase == Phase.STARTING || phase == Phase.READY;
    }

    /** @return the nanoseconds until the next poll */
    long poll(long nowNanos, List<Outgoing> commands) {
        return switch (phase) {
            case ASKING, WAITING -> ask(nowNanos, commands);
            case RESERVING -> repeat(new ReserveOffer(key.request(), request.master(), chosen), nowNanos, commands);
            case DECLINING -> repeat(new DeclineOffers(key.request(), request.master(), position), nowNanos, commands);
            case CANCELLING -> repeat(new CancelRequest(key.request(), request.master()), nowNanos, commands);
            case CONFIRMING, STARTING, READY -> hold(nowNanos, commands);
            case FREEING -> {
                long next = Long.MAX_VALUE;
                for (Holding holding : grant.held()) {
                    next = Math.min(next, holding.pollFree(key.pool(), nowNanos, commands));
                }
                yield next;
            }
            case CHOOSING, LOST, OVER -> Long.MAX_VALUE;
        };
    }

    private long hold(long nowNanos, List<Outgoing> commands) {
        boolean told = phase != Phase.CONFIRMING;
        if (told) {
            tellLosses(nowNanos);
            if (phase == Phase.LOST) {
                return Long.MAX_VALUE;
            }
        }
        if (phase == Phase.READY) {
            extensions.settle(grant, nowNanos);
        }
        // Whoever waits for the agents to become ready would wait for ever if that one answer were lost.
        long next = phase == Phase.READY ? Long.MAX_VALUE : ask(nowNanos, commands);
        for (Holding holding : grant.held()) {
            next = Math.min(next, holding.poll(key.pool(), nowNanos, commands));
            // While a late grant waits for its renewal, its validity is past: to come back for that would spin.
            if (told && !holding.isLost()) {
                next = Math.min(next, holding.nanosUntilLost(nowNanos));
            }
        }
        return next;
    }

    private void tellLosses(long nowNanos) {
        for (Holding holding : grant.held()) {
            if (!holding.isLost() && holding.nanosUntilLost(nowNanos) <= 0) {
                notices.add(new Notice.Lost(
                        key, holding.agent(), Sentences.lost(holding.grant(), holding.isLostAsIdle(nowNanos))));
                holding.lose();
            }
        }
        if (grant.isLost()) {
            extensions.drop();
            phase = Phase.LOST;
        } else {
            tellIfReady();
        }
    }

    private long ask(long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            asking.sent(nowNanos);
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

    /** An answer that names this request or an agent, in any order and any number of times. */
    void onAnswer(Answer answer, long nowNanos) {
        Input input = answer.accept(new Inputs(position, grant, key.request()));
        note(answer, nowNanos);
        switch (Transitions.of(phase, input)) {
            case ASK -> enter(Phase.ASKING);
            case WAIT -> waits((Answer.Waiting) answer, nowNanos);
            case OFFER -> offers((Answer.Offered) answer);
            case COLLECT -> collect((Answer.Reserved) answer, nowNanos);
            case RENEW -> renewed((Answer.Renewed) answer);
            case EXTEND -> extended((Answer.Extended) answer, nowNanos);
            case REFUSE_EXTENSION -> extensionRefused((Answer.Refused) answer, nowNanos);
            case WARN -> {
                Answer.Warned warned = (Answer.Warned) answer;
                notices.add(new Notice.Warned(key, warned.agent(), warned.cause(), warned.left()));
            }
            case HEAR -> heard((Answer.Heard) answer);
            case RELEASE -> {
                Answer.Released released = (Answer.Released) answer;
                release(released.agent(), released.epoch(), released.reason(), Sentences.released(released), nowNanos);
            }
            case LOSE -> lose((Answer.Refused) answer, nowNanos);
            case CANCEL -> giveUp();
            case END -> {
                Answer.Ended ended = (Answer.Ended) answer;
                over(new Notice.Ended(key, ended.outcome(), ended.code(), ended.sentence()));
            }
            case REFUSE -> refused((Answer.Refused) answer);
            case CANCELLED ->
                over(new Notice.Ended(key, Outcome.CANCELLED, null, ((Answer.Refused) answer).sentence()));
            case IGNORE, RESERVE, DECLINE, FREE -> {}
        }
        tellIfValid(nowNanos);
        tellIfReady();
    }

    /** What is said of an agent is kept, whatever the phase. */
    private void note(Answer answer, long nowNanos) {
        if (answer instanceof Answer.Ready ready && ready.epoch() >= position) {
            hearsay.ready(ready.agent(), ready.epoch());
        } else if (answer instanceof Answer.Released released && released.epoch() >= position) {
            if (ALONE.contains(released.reason())) {
                hearsay.over(released.agent(), released.epoch());
            } else {
                hearsay.doubt(released.agent(), released.epoch(), nowNanos);
            }
        }
    }

    private void waits(Answer.Waiting answer, long nowNanos) {
        holdNothing();
        position = answer.since();
        phase = Phase.WAITING;
        asking.waits(answer.silence(), nowNanos);
        notices.add(new Notice.Waiting(
                key,
                answer.alternative(),
                answer.position(),
                answer.waiting(),
                answer.matching(),
                answer.reason(),
                answer.estimate()));
    }

    private void offers(Answer.Offered answer) {
        holdNothing();
        position = answer.at();
        phase = Phase.CHOOSING;
        offered = answer.candidates();
        notices.add(new Notice.Offered(key, answer.candidates(), answer.at(), answer.timeout()));
    }

    private void collect(Answer.Reserved answer, long nowNanos) {
        if (hearsay.isOver(answer.agent(), answer.epoch())) {
            // It comes late: the agent was given back, or taken, meanwhile.
            return;
        }
        if (grant == null || grant.epoch() != answer.epoch()) {
            holdNothing();
            grant = new Grant(answer.epoch(), answer.of());
            position = answer.epoch();
            hearsay.forgetBefore(position);
            asking.startAnew();
            phase = Phase.CONFIRMING;
        }
        Holding known = grant.at(answer.agent(), answer.epoch());
        if (known == null) {
            known = new Holding(answer, busy, timing, attempts);
            if (fresh) {
                // What the service says unasked may have been under way for long: it shows nothing of when it was
                // granted.
                known.grantedAfter(asking.firstNanos(), nowNanos);
            }
            grant.add(known);
        }
        known.limited(answer.extensions(), answer.limit());
        if (phase != Phase.STARTING) {
            phase = Phase.CONFIRMING;
        }
        if (grant.isComplete(hearsay.over(grant.epoch()))) {
            asking.answered(nowNanos);
        } else {
            pace.awaitAnswer(nowNanos);
        }
    }

    private void tellIfValid(long nowNanos) {
        boolean overBefore =
                phase == Phase.CONFIRMING && grant.held().stream().anyMatch(holding -> holding.isOverByLimit(nowNanos));
        if (overBefore) {
            // The service may keep it for long yet, because its timers start anew with it; whoever asked must not wait
            // for that.
            giveUp();
            return;
        }
        boolean whole = phase == Phase.CONFIRMING && grant.isComplete(hearsay.over(grant.epoch()));
        if (whole && grant.isFresh(nowNanos)) {
            phase = Phase.STARTING;
            notices.add(Notice.Reserved.of(key, grant.inOrder()));
        }
    }

    private void tellIfReady() {
        if (phase == Phase.STARTING && grant.isReady(hearsay)) {
            phase = Phase.READY;
            wasReady = true;
            grant.held().forEach(Holding::started);
            notices.add(new Notice.Ready(key));
        }
    }

    private void renewed(Answer.Renewed answer) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        if (!holding.isLost() && holding.renewed(answer) && phase != Phase.CONFIRMING) {
            notices.add(new Notice.Renewed(key, holding.agent(), holding.validUntilNanos()));
        }
    }

    private void extended(Answer.Extended answer, long nowNanos) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        boolean done = holding.extended(answer);
        if (!holding.isLost()) {
            notices.add(new Notice.Renewed(key, holding.agent(), holding.validUntilNanos()));
        }
        if (done) {
            extensions.settle(grant, nowNanos);
        }
    }

    private void extensionRefused(Answer.Refused answer, long nowNanos) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        if (holding.isBeingExtended()) {
            holding.extensionRefused();
            extensions.refused(answer);
            extensions.settle(grant, nowNanos);
        }
    }

    private void heard(Answer.Heard answer) {
        if (grant.at(answer.agent(), answer.epoch()).heard(answer.heard())) {
            notices.add(
                    answer.heard()
                            ? new Notice.AgentHeard(key, answer.agent())
                            : new Notice.AgentSilent(key, answer.agent()));
        }
    }

    /** @param reason null where it is not known */
    private void release(AgentName agent, long epoch, Outcome reason, String sentence, long nowNanos) {
        grant.remove(agent);
        if (phase == Phase.STARTING || phase == Phase.READY || phase == Phase.LOST) {
            notices.add(new Notice.Released(key, agent, epoch, reason, sentence));
        }
        if (grant.isEmpty()) {
            // The end of the last one is told as the end of the request, so there is something that is not known yet.
            boolean goesOn = phase == Phase.CONFIRMING || phase == Phase.STARTING;
            holdNothing();
            enter(goesOn ? Phase.ASKING : Phase.CANCELLING);
        } else if (phase == Phase.READY) {
            extensions.settle(grant, nowNanos);
        } else if (holds()) {
            grant.held().forEach(Holding::check);
            pace.sendAtOnce();
        }
    }

    private void lose(Answer.Refused answer, long nowNanos) {
        hearsay.doubt(answer.agent(), answer.epoch(), nowNanos);
        if (grant.held().size() == 1 && wasReady) {
            over(new Notice.Refused(key, answer.code(), answer.sentence()));
        } else if (grant.held().size() == 1 && holds()) {
            // The request may be over with it, or wait again.
            holdNothing();
            enter(Phase.ASKING);
        } else {
            release(answer.agent(), answer.epoch(), null, answer.sentence(), nowNanos);
        }
    }

    private void refused(Answer.Refused answer) {
        if (FINAL_REFUSALS.contains(answer.code())) {
            over(new Notice.Refused(key, answer.code(), answer.sentence()));
        }
    }

    /** Whoever was told of a grant has to hear that it is over. */
    private void holdNothing() {
        if (phase == Phase.STARTING) {
            notices.add(new Notice.Requeued(key, Sentences.requeued(key)));
        }
        extensions.drop();
        grant = null;
        wasReady = false;
    }

    private void enter(Phase next) {
        phase = next;
        pace.sendAtOnce();
    }

    private void over(Notice last) {
        extensions.drop();
        phase = Phase.OVER;
        notices.add(last);
    }
}
