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
    private final Endings endings;
    private final Offers offers;
    private final long position;

    AgentDecider(PoolView view, long position) {
        this.view = view;
        this.endings = new Endings(view);
        this.offers = new Offers(view);
        this.position = position;
    }

    Step online(Command.AgentOnline command) {
        Agent agent = view.agent(command.agent());
        if (agent == null) {
            return Step.events(firstSeen(command));
        }
        if (agent.replaced().contains(command.incarnation())) {
            // A newer run has taken over: two machines under one name, or words that were under way for long.
            return Step.nothing();
        }
        List<Event> events = new ArrayList<>();
        if (isNews(agent, command)) {
            events.add(new Event.AgentRegistered(
                    command.agent(),
                    command.incarnation(),
                    command.tags(),
                    command.cleans(),
                    agent.epoch(),
                    statusOnline(agent, command)));
        }
        repair(agent, command, events);
        return Step.events(events);
    }

    /** Whom nobody knows may still serve somebody, if the stores were lost: then it is not clean. */
    private Event firstSeen(Command.AgentOnline command) {
        // A claim that is out of all proportion was not believed, or positions would already be above it.
        boolean believed = Math.max(command.highestEpoch(), command.servingEpoch()) < position;
        boolean dirty = believed && command.servingEpoch() >= 0;
        long epoch = dirty ? command.servingEpoch() : believed ? command.highestEpoch() : -1;
        AgentStatus status =
                !dirty ? AgentStatus.AVAILABLE : command.cleans() ? AgentStatus.CLEANING : AgentStatus.LOCK_DELAY;
        return new Event.AgentRegistered(
                command.agent(), command.incarnation(), command.tags(), command.cleans(), epoch, status);
    }

    private static AgentStatus statusOnline(Agent agent, Command.AgentOnline command) {
        boolean newRun = !agent.incarnation().equals(command.incarnation());
        return switch (agent.status()) {
            case OFFLINE -> AgentStatus.AVAILABLE;
            case QUARANTINED -> {
                boolean lifted = newRun
                        && (agent.withdrawn() == null || agent.withdrawn().by() == null);
                if (!lifted) {
                    yield AgentStatus.QUARANTINED;
                }
                // A new run may have been mended; whether it is clean it has to say first.
                yield command.cleans() && agent.epoch() >= 0 ? AgentStatus.CLEANING : AgentStatus.AVAILABLE;
            }
            case AVAILABLE, OFFERED, RESERVED, CLEANING, LOCK_DELAY, DRAINED -> agent.status();
        };
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
                boolean matches = view.request(agent.use().request())
                        .demand()
                        .needs()
                        .get(0)
                        .matches(command.tags(), agent.name().value());
                if (!matches) {
                    events.addAll(offers.lost(agent, OfferEnd.AGENT_LOST));
                }
            }
            case RESERVED -> {
                if (hasAccepted(agent, command) && command.servingEpoch() != agent.epoch()) {
                    events.addAll(endings.lost(agent, command.cleans()));
                }
            }
            case CLEANING -> {
                if (!command.cleans()) {
                    events.add(new Event.AgentCleaned(agent.name(), agent.epoch()));
                }
            }
            case OFFLINE, AVAILABLE, LOCK_DELAY, QUARANTINED, DRAINED -> {
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
        List<Event> events = new ArrayList<>();
        events.add(new Event.AgentLost(agent.name(), command.silent()));
        if (agent.status() == AgentStatus.OFFERED) {
            events.addAll(offers.lost(agent, OfferEnd.AGENT_LOST));
        }
        return Step.events(events);
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
            case RESERVED -> Step.events(endings.startFailed(agent, Outcome.AGENT_REFUSED));
            case CLEANING ->
                Step.events(new Event.AgentQuarantined(agent.name(), agent.epoch(), "Its cleaning hook failed."));
            case OFFLINE, AVAILABLE, OFFERED, LOCK_DELAY, QUARANTINED, DRAINED -> Step.nothing();
        };
    }

    /** @return the agent, if run and epoch are its present ones; else null */
    private Agent current(AgentName name, String incarnation, long epoch) {
        Agent agent = view.agent(name);
        return agent != null && agent.incarnation().equals(incarnation) && agent.epoch() == epoch ? agent : null;
    }
}
