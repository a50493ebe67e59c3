package io.berth.reservation.pool.decide;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import java.util.ArrayList;
import java.util.List;

/**
 * What presence says of an agent. Everything here may be repeated or late: whatever names another run or another epoch
 * than the present one changes nothing.
 */
final class AgentDecider {
    private final PoolView view;

    AgentDecider(PoolView view) {
        this.view = view;
    }

    Step online(Command.AgentOnline command) {
        List<Event> events = new ArrayList<>();
        Agent agent = view.agent(command.agent());
        if (agent == null || isNews(agent, command)) {
            events.add(new Event.AgentRegistered(
                    command.agent(), command.incarnation(), command.tags(), command.cleans()));
        }
        if (agent != null) {
            repair(agent, command, events);
        }
        return Step.events(events);
    }

    private static boolean isNews(Agent agent, Command.AgentOnline command) {
        return !agent.online()
                || !agent.incarnation().equals(command.incarnation())
                || agent.cleans() != command.cleans()
                || !agent.tags().equals(command.tags());
    }

    /** Where what the agent says of itself does not fit what the pool holds of it, the pool follows the agent. */
    private void repair(Agent agent, Command.AgentOnline command, List<Event> events) {
        switch (agent.status()) {
            case OFFERED -> {
                if (!view.request(agent.use().request()).expression().matches(command.tags())) {
                    events.add(new Event.OfferEnded(agent.name(), agent.use().request(), OfferEnd.AGENT_LOST));
                }
            }
            case RESERVED -> {
                if (hasAccepted(agent, command) && command.servingEpoch() != agent.epoch()) {
                    events.addAll(Endings.lost(agent, command.cleans()));
                }
            }
            case CLEANING -> {
                if (!command.cleans()) {
                    events.add(new Event.AgentCleaned(agent.name(), agent.epoch()));
                }
            }
            case OFFLINE, AVAILABLE, LOCK_DELAY, QUARANTINED -> {
                // Nothing that the agent could contradict.
            }
        }
    }

    /**
     * Whether the agent had accepted its reservation when it said this. Presence may repeat what a run said before that;
     * a run never forgets what it accepted, so its own words show it. A new run that forgot everything does not count as
     * one that never knew, if the run before it was ready.
     */
    private static boolean hasAccepted(Agent agent, Command.AgentOnline command) {
        boolean newRun = !agent.incarnation().equals(command.incarnation());
        return command.highestEpoch() >= agent.epoch() || newRun && agent.use().ready();
    }

    Step offline(Command.AgentOffline command) {
        Agent agent = view.agent(command.agent());
        if (agent == null || !agent.online() || !agent.incarnation().equals(command.incarnation())) {
            return Step.nothing();
        }
        Event lost = new Event.AgentLost(agent.name(), command.silent());
        return agent.status() == AgentStatus.OFFERED
                ? Step.events(
                        lost, new Event.OfferEnded(agent.name(), agent.use().request(), OfferEnd.AGENT_LOST))
                : Step.events(lost);
    }

    Step ready(Command.AgentReady command) {
        Agent agent = current(command.agent(), command.incarnation(), command.epoch());
        return agent != null
                        && agent.status() == AgentStatus.RESERVED
                        && !agent.use().ready()
                ? Step.events(
                        new Event.ReservationReady(agent.name(), agent.use().request(), agent.epoch()))
                : Step.nothing();
    }

    Step clean(Command.AgentClean command) {
        Agent agent = current(command.agent(), command.incarnation(), command.epoch());
        return agent != null && agent.status() == AgentStatus.CLEANING
                ? Step.events(new Event.AgentCleaned(agent.name(), agent.epoch()))
                : Step.nothing();
    }

    Step failed(Command.AgentFailed command) {
        Agent agent = current(command.agent(), command.incarnation(), command.epoch());
        if (agent == null) {
            return Step.nothing();
        }
        return switch (agent.status()) {
            case RESERVED -> Step.events(Endings.of(agent, Outcome.AGENT_REFUSED));
            case CLEANING -> Step.events(new Event.AgentQuarantined(agent.name(), agent.epoch()));
            case OFFLINE, AVAILABLE, OFFERED, LOCK_DELAY, QUARANTINED -> Step.nothing();
        };
    }

    /** @return the agent, if run and epoch are its present ones; else null */
    private Agent current(AgentName name, String incarnation, long epoch) {
        Agent agent = view.agent(name);
        return agent != null && agent.incarnation().equals(incarnation) && agent.epoch() == epoch ? agent : null;
    }
}
