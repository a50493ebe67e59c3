package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.RequestAgent;
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

    private final RequestKey key;
    private final Asking asking;
    private final Teller teller;
    private final Holdings holdings;
    private Phase phase = Phase.ASKING;
    /** Before all positions. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** The position of the state that is known: the service came to it there, and to every later one after that. */
    private long position = UNKNOWN;

    private List<Answer.Candidate> offered = List.of();
    private AgentName chosen;

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
        this.asking = new Asking(key.pool(), request, fresh, timing);
        this.teller = new Teller(key, notices);
        this.holdings = new Holdings(key.pool(), timing, attempts, teller);
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
            case FREE -> enter(Phase.FREEING);
            case CANCEL -> giveUp();
            default -> {}
        }
    }

    void busy(boolean now) {
        holdings.busy(now);
    }

    void priority(int next) {
        asking.priority(next);
    }

    void extend(Duration length, String debugging) {
        if (phase.holds()) {
            holdings.extend(length, debugging);
        } else {
            teller.nothingToExtend();
        }
    }

    /** @return the nanoseconds until the next poll */
    long poll(long nowNanos, List<Outgoing> commands) {
        return switch (phase) {
            case ASKING, WAITING -> asking.ask(nowNanos, commands);
            case RESERVING -> asking.reserve(chosen, nowNanos, commands);
            case DECLINING -> asking.decline(position, nowNanos, commands);
            case CANCELLING -> asking.cancel(nowNanos, commands);
            // While a late grant waits for its renewal, its validity is past: to come back for that would spin.
            case CONFIRMING -> Math.min(asking.ask(nowNanos, commands), holdings.poll(nowNanos, commands));
            case STARTING, READY -> hold(nowNanos, commands);
            case FREEING -> holdings.pollFree(nowNanos, commands);
            case CHOOSING, LOST, OVER -> Long.MAX_VALUE;
        };
    }

    private long hold(long nowNanos, List<Outgoing> commands) {
        if (holdings.tellLosses(nowNanos)) {
            become(Phase.LOST);
            return Long.MAX_VALUE;
        }
        tellIfReady();
        long next = Long.MAX_VALUE;
        if (phase == Phase.READY) {
            holdings.settleExtensions(nowNanos);
        } else {
            // Whoever waits for the agents to become ready would wait for ever if that one answer were lost.
            next = asking.ask(nowNanos, commands);
        }
        next = Math.min(next, holdings.poll(nowNanos, commands));
        return Math.min(next, holdings.nanosUntilLost(nowNanos));
    }

    /** An answer that names this request or an agent, in any order and any number of times. */
    void onAnswer(Answer answer, long nowNanos) {
        Input input = answer.accept(new Inputs(position, holdings, key.request()));
        holdings.hear(answer, position, nowNanos);
        switch (Transitions.of(phase, input)) {
            case ASK -> enter(Phase.ASKING);
            case WAIT -> waits((Answer.Waiting) answer, nowNanos);
            case OFFER -> offers((Answer.Offered) answer);
            case COLLECT -> collect((Answer.Reserved) answer, nowNanos);
            case RENEW -> holdings.renewed((Answer.Renewed) answer, phase != Phase.CONFIRMING);
            case EXTEND -> holdings.extended((Answer.Extended) answer, nowNanos);
            case REFUSE_EXTENSION -> holdings.extensionRefused((Answer.Refused) answer, nowNanos);
            case WARN -> teller.warned((Answer.Warned) answer);
            case HEAR -> holdings.heard((Answer.Heard) answer);
            case RELEASE -> released((Answer.Released) answer, nowNanos);
            case LOSE -> lose((Answer.Refused) answer, nowNanos);
            case CANCEL -> giveUp();
            case END -> {
                become(Phase.OVER);
                teller.ended((Answer.Ended) answer);
            }
            case REFUSE -> refused((Answer.Refused) answer);
            case CANCELLED -> {
                become(Phase.OVER);
                teller.cancelled(((Answer.Refused) answer).sentence());
            }
            case IGNORE, RESERVE, DECLINE, FREE -> {}
        }
        tellIfValid(nowNanos);
        tellIfReady();
    }

    private void waits(Answer.Waiting answer, long nowNanos) {
        holdNothing();
        position = answer.since();
        become(Phase.WAITING);
        asking.waits(answer, nowNanos);
        teller.waits(answer);
    }

    private void offers(Answer.Offered answer) {
        holdNothing();
        position = answer.at();
        become(Phase.CHOOSING);
        offered = answer.candidates();
        teller.offered(answer);
    }

    private void collect(Answer.Reserved answer, long nowNanos) {
        if (holdings.isLate(answer)) {
            return;
        }
        if (holdings.isNew(answer)) {
            holdNothing();
            position = answer.epoch();
            become(Phase.CONFIRMING);
            asking.startAnew();
            holdings.begin(answer);
        }
        holdings.collect(answer, asking.firstNanos(), nowNanos);
        asking.granted(holdings.areComplete(), nowNanos);
    }

    private void tellIfValid(long nowNanos) {
        if (phase != Phase.CONFIRMING) {
            return;
        }
        if (holdings.areOverByLimit(nowNanos)) {
            // The service may keep it for long yet, because its timers start anew with it; whoever asked must not wait
            // for that.
            giveUp();
        } else if (holdings.areComplete() && holdings.areFresh(nowNanos)) {
            become(Phase.STARTING);
            teller.reserved(holdings.inOrder());
        }
    }

    private void tellIfReady() {
        if (phase == Phase.STARTING && holdings.areReady()) {
            become(Phase.READY);
            holdings.start();
            teller.ready();
        }
    }

    private void released(Answer.Released answer, long nowNanos) {
        if (phase.isTold()) {
            teller.released(answer);
        }
        goOnWithout(answer.agent(), nowNanos);
    }

    private void lose(Answer.Refused answer, long nowNanos) {
        holdings.doubt(answer, nowNanos);
        if (holdings.isOne() && holdings.areStarted()) {
            become(Phase.OVER);
            teller.refused(answer);
        } else if (holdings.isOne() && phase.holds()) {
            // The request may be over with it, or wait again.
            holdNothing();
            enter(Phase.ASKING);
        } else {
            if (phase.isTold()) {
                teller.released(answer);
            }
            goOnWithout(answer.agent(), nowNanos);
        }
    }

    private void goOnWithout(AgentName agent, long nowNanos) {
        holdings.remove(agent);
        if (holdings.isEmpty()) {
            // The end of the last one is told as the end of the request, so there is something that is not known yet.
            boolean goesOn = phase == Phase.CONFIRMING || phase == Phase.STARTING;
            holdNothing();
            enter(goesOn ? Phase.ASKING : Phase.CANCELLING);
        } else if (phase == Phase.READY) {
            holdings.settleExtensions(nowNanos);
        } else if (phase.holds()) {
            holdings.check();
            asking.sendAtOnce();
        }
    }

    private void refused(Answer.Refused answer) {
        if (FINAL_REFUSALS.contains(answer.code())) {
            become(Phase.OVER);
            teller.refused(answer);
        }
    }

    private void giveUp() {
        if (asking.wasAsked()) {
            enter(Phase.CANCELLING);
        } else {
            become(Phase.OVER);
            teller.cancelled("The request was cancelled before it was sent.");
        }
    }

    /** Whoever was told of a grant has to hear that it is over. */
    private void holdNothing() {
        if (phase == Phase.STARTING) {
            teller.requeued();
        }
        holdings.clear();
    }

    private void enter(Phase next) {
        become(next);
        asking.sendAtOnce();
    }

    private void become(Phase next) {
        phase = next;
        if (!next.holds()) {
            holdings.dropExtensions();
        }
    }
}
