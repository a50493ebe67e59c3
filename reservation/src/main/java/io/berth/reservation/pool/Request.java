package io.berth.reservation.pool;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;

/**
 * One availability request as the pool knows it. Immutable; every change makes a new one.
 *
 * @param expression null for a request that was rejected
 * @param select null for a request that was rejected
 * @param maxWait how long it wants to wait, null without end
 * @param timing null for a request that was rejected
 * @param purpose null where none is shared
 * @param position where it was accepted: its place in the queue
 * @param offered the agents held for its choice, while OFFERED; never null
 * @param offeredAt the position of the offers, -1 for none
 * @param agent the agent it holds or held, or null
 * @param epoch the epoch of its reservation, -1 for none
 * @param outcome null until it is over
 * @param code why it was rejected, or null
 * @param sentence why it was rejected, or null
 * @param sincePosition the position at which it came into its status
 * @param sinceMs the log's time of that position, for people
 */
public record Request(
        RequestId id,
        MasterName master,
        RequestStatus status,
        TagExpression expression,
        Select select,
        int maxOffers,
        Duration maxWait,
        TimingContract timing,
        String purpose,
        long position,
        List<AgentName> offered,
        long offeredAt,
        AgentName agent,
        long epoch,
        Outcome outcome,
        RefusalCode code,
        String sentence,
        long sincePosition,
        long sinceMs) {

    public Request {
        offered = List.copyOf(offered);
    }

    Request waitingAgain(long now, long timeMs) {
        return change(RequestStatus.WAITING, List.of(), -1, null, -1, null, now, timeMs);
    }

    Request offered(List<AgentName> agents, long at, long timeMs) {
        return change(RequestStatus.OFFERED, agents, at, null, -1, null, at, timeMs);
    }

    Request reserved(AgentName by, long atEpoch, long now, long timeMs) {
        return change(RequestStatus.RESERVED, List.of(), -1, by, atEpoch, null, now, timeMs);
    }

    Request ended(Outcome how, long now, long timeMs) {
        return change(RequestStatus.ENDED, List.of(), -1, agent, epoch, how, now, timeMs);
    }

    private Request change(
            RequestStatus next,
            List<AgentName> offers,
            long offersAt,
            AgentName held,
            long heldEpoch,
            Outcome how,
            long now,
            long timeMs) {
        return new Request(
                id,
                master,
                next,
                expression,
                select,
                maxOffers,
                maxWait,
                timing,
                purpose,
                position,
                offers,
                offersAt,
                held,
                heldEpoch,
                how,
                code,
                sentence,
                now,
                timeMs);
    }
}
