package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;

/** What a holder says of its reservation. Extension and hold for debugging will stand here. */
final class ReservationDecider {
    private final PoolView view;

    ReservationDecider(PoolView view) {
        this.view = view;
    }

    Step renew(Command.RenewReservation command) {
        Agent agent = view.agent(command.agent());
        if (isHeldAt(agent, command.epoch())) {
            return agent.use().master().equals(command.master())
                    ? Step.events(new Event.ReservationRenewed(
                            agent.name(), agent.use().request(), agent.epoch(), command.busy()))
                    : foreign(agent, command.master());
        }
        return stale(command.agent(), command.epoch(), command.master(), agent);
    }

    Step free(Command.FreeReservation command) {
        Agent agent = view.agent(command.agent());
        if (isHeldAt(agent, command.epoch())) {
            return agent.use().master().equals(command.master())
                    ? Step.events(Endings.of(agent, Outcome.FREED))
                    : foreign(agent, command.master());
        }
        Request ended = view.requestAt(command.agent(), command.epoch());
        return ended != null && ended.master().equals(command.master())
                ? Step.answers(Answers.current(ended, view))
                : stale(command.agent(), command.epoch(), command.master(), agent);
    }

    private static boolean isHeldAt(Agent agent, long epoch) {
        return agent != null && agent.status() == AgentStatus.RESERVED && agent.epoch() == epoch;
    }

    private static Step foreign(Agent agent, MasterName asking) {
        return refused(
                asking,
                agent.name(),
                agent.epoch(),
                RefusalCode.NOT_HOLDER,
                "Agent " + agent.name() + " is held at epoch " + agent.epoch()
                        + " by another master. Only its holder may" + " renew or free it.");
    }

    private static Step stale(AgentName name, long epoch, MasterName master, Agent agent) {
        if (agent == null) {
            return refused(
                    master,
                    name,
                    epoch,
                    RefusalCode.UNKNOWN_AGENT,
                    "No agent " + name + " is registered in this pool.");
        }
        String over = agent.epoch() == epoch
                ? " is over."
                : " is over or was never granted; the last one granted is " + agent.epoch() + ".";
        return refused(
                master,
                name,
                epoch,
                RefusalCode.STALE,
                "Epoch " + epoch + " of agent " + name + over + " Stop using the agent.");
    }

    private static Step refused(MasterName master, AgentName agent, long epoch, RefusalCode code, String sentence) {
        return Step.answer(Refusals.of(master, null, agent, epoch, code, sentence));
    }
}
