package io.berth.reservation.pool;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.timing.TimingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One availability request as the pool knows it. Immutable; every change makes a new one.
 *
 * @param wish what it wants, as the pool grants it; null for a request that was rejected
 * @param alternative which of its alternatives it asks for, from 0
 * @param except agents that it declined
 * @param timing null for a request that was rejected
 * @param position where it was accepted: its place in the queue
 * @param askedSince the position since which it asks for this alternative
 * @param lastSign the position of the last sign of life of its master while it waits
 * @param starts how often agents that it was given did not get ready
 * @param offered the agents held for its choice, while OFFERED; never null
 * @param offeredAt the position of the offers, -1 for none
 * @param held the agents that it holds or held, in the order of its needs; never null, empty before it holds any
 * @param outcome null until it is over
 * @param code why it was rejected, or null
 * @param sentence why it was rejected or revoked, or null
 * @param sincePosition the position at which it came into its status
 * @param sinceMs the log's time of that position, for people
 */
public record Request(
        RequestId id,
        MasterName master,
        RequestStatus status,
        Wish wish,
        int alternative,
        List<AgentName> except,
        TimingContract timing,
        long position,
        long askedSince,
        long lastSign,
        int starts,
        List<AgentName> offered,
        long offeredAt,
        List<Held> held,
        Outcome outcome,
        RefusalCode code,
        String sentence,
        long sincePosition,
        long sinceMs) {

    public Request {
        except = List.copyOf(except);
        offered = List.copyOf(offered);
        held = List.copyOf(held);
    }

    static Request accepted(
            RequestId id, MasterName master, Wish wish, TimingContract timing, long position, long timeMs) {
        return new Request(
                id,
                master,
                RequestStatus.WAITING,
                wish,
                0,
                List.of(),
                timing,
                position,
                position,
                position,
                0,
                List.of(),
                -1,
                List.of(),
                null,
                null,
                null,
                position,
                timeMs);
    }

    static Request rejected(
            RequestId id, MasterName master, RefusalCode code, String sentence, long position, long timeMs) {
        return new Request(
                id,
                master,
                RequestStatus.ENDED,
                null,
                0,
                List.of(),
                null,
                position,
                position,
                position,
                0,
                List.of(),
                -1,
                List.of(),
                Outcome.REJECTED,
                code,
                sentence,
                position,
                timeMs);
    }

    /** @return what it asks for at present; not to be asked of a rejected request */
    public Demand demand() {
        return wish.alternatives().get(alternative).demand().without(except);
    }

    /** @return what it holds or held of that agent at that epoch, or null */
    public Held held(AgentName agent, long epoch) {
        for (Held one : held) {
            if (one.epoch() == epoch && one.agent().equals(agent)) {
                return one;
            }
        }
        return null;
    }

    /** @return the agents that it still holds */
    public List<Held> holding() {
        if (held.size() == 1) {
            return held.get(0).ended() == null ? held : List.of();
        }
        return held.stream().filter(one -> one.ended() == null).toList();
    }

    /** @return how its reservations ended: as the first that its holder did not give back, if there is one */
    public Outcome endOfHolding() {
        return held.stream()
                .map(Held::ended)
                .filter(reason -> reason != null && reason != Outcome.FREED)
                .findFirst()
                .orElse(Outcome.FREED);
    }

    Request requeued(Requeue why, List<AgentName> more, long now, long timeMs) {
        boolean failedToStart = why != Requeue.DECLINED && why != Requeue.OFFERS_LOST;
        List<AgentName> unwanted = new ArrayList<>(except);
        more.stream().filter(agent -> !unwanted.contains(agent)).forEach(unwanted::add);
        return changed(next -> {
            next.enter(RequestStatus.WAITING, now, timeMs);
            next.except = unwanted;
            next.lastSign = now;
            next.starts = failedToStart ? starts + 1 : starts;
            next.held = List.of();
        });
    }

    Request heard(long now) {
        return changed(next -> next.lastSign = now);
    }

    Request fellBack(int to, long now) {
        return changed(next -> {
            next.alternative = to;
            next.askedSince = now;
        });
    }

    Request withPriority(int priority) {
        return changed(next -> next.wish = wish.withPriority(priority));
    }

    Request offered(List<AgentName> agents, long at, long timeMs) {
        return changed(next -> {
            next.enter(RequestStatus.OFFERED, at, timeMs);
            next.offered = agents;
            next.offeredAt = at;
        });
    }

    Request withoutOffer(AgentName agent) {
        return changed(next -> next.offered =
                offered.stream().filter(one -> !one.equals(agent)).toList());
    }

    Request reserved(Held more, long now, long timeMs) {
        List<Held> all = new ArrayList<>(held);
        all.add(more);
        return changed(next -> {
            next.enter(RequestStatus.RESERVED, now, timeMs);
            next.held = all;
        });
    }

    /** @return the request after one of its agents was given up */
    public Request released(AgentName agent, long epoch, Outcome reason) {
        List<Held> all = new ArrayList<>(held);
        all.replaceAll(one -> one.epoch() == epoch && one.agent().equals(agent) ? one.endedBy(reason) : one);
        return changed(next -> next.held = all);
    }

    /** @return the same request, of these parts, which are equal to its own */
    Request sharing(MasterName sameMaster, Wish sameWish, TimingContract sameTiming) {
        return new Request(
                id,
                sameMaster,
                status,
                sameWish,
                alternative,
                except,
                sameTiming,
                position,
                askedSince,
                lastSign,
                starts,
                offered,
                offeredAt,
                held,
                outcome,
                code,
                sentence,
                sincePosition,
                sinceMs);
    }

    Request withSentence(String words) {
        return changed(next -> next.sentence = words);
    }

    Request ended(Outcome how, long now, long timeMs) {
        return changed(next -> {
            next.enter(RequestStatus.ENDED, now, timeMs);
            next.outcome = how;
        });
    }

    /** The outcome is remembered from now on; when it came about stays known. */
    Request kept(long now) {
        return changed(next -> next.sincePosition = now);
    }

    private Request changed(Consumer<RequestDraft> how) {
        RequestDraft next = new RequestDraft(this);
        how.accept(next);
        return next.done();
    }

    /** @return the last position of the log that shows in this request */
    public long lastPosition() {
        return Math.max(sincePosition, lastSign);
    }
}
