package io.berth.reservation.audit;

import io.berth.reservation.event.Event;
import io.berth.reservation.pool.AgentStatus;

/** What happens to an agent by itself: it comes, goes, is clean, is broken. */
final class AgentAudit {
    private final Ledger ledger;

    AgentAudit(Ledger ledger) {
        this.ledger = ledger;
    }

    void registered(Event.AgentRegistered event) {
        AgentTrack known = ledger.agents.get(event.agent());
        AgentTrack agent = known == null ? ledger.agents.add(event.agent()) : known;
        boolean newRun = agent.incarnation != null && !agent.incarnation.equals(event.incarnation());
        AgentStatus next = event.status() == null ? untold(known, agent, event) : event.status();
        ledger.judge.expect(
                Invariant.S9,
                event.status() == null || agent.status == null || mayBecome(agent, event, newRun),
                () -> "Agent " + agent.name + " was " + agent.shown() + " and registered as " + next + ".");
        // What an operator says of an agent in use waits for the end of that, however often the agent starts anew.
        boolean lifted = (newRun || agent.incarnation == null)
                && agent.mayBe(AgentStatus.QUARANTINED)
                && next != AgentStatus.QUARANTINED;
        ledger.agents.move(agent, next);
        if (lifted && agent.withdrawn == AgentStatus.QUARANTINED) {
            agent.withdrawn = null;
        }
        if (event.status() == AgentStatus.AVAILABLE) {
            agent.perhapsWithdrawn = false;
        } else if (known == null && event.status() != AgentStatus.OFFERED) {
            agent.perhapsWithdrawn = !ledger.whole;
        }
        agent.online = true;
        agent.incarnation = event.incarnation();
        agent.tags = event.tags();
        agent.epoch = Math.max(agent.epoch, event.epoch());
    }

    /** @return the state that a program came to which did not write it down; null where the log does not show it */
    private AgentStatus untold(AgentTrack known, AgentTrack agent, Event.AgentRegistered event) {
        if (known == null) {
            return ledger.whole ? AgentStatus.AVAILABLE : null;
        }
        if (agent.status == AgentStatus.OFFLINE) {
            return AgentStatus.AVAILABLE;
        }
        if (agent.status != AgentStatus.QUARANTINED || event.incarnation().equals(agent.incarnation)) {
            return agent.status;
        }
        if (agent.incarnation == null) {
            return null;
        }
        return event.cleans() ? AgentStatus.CLEANING : AgentStatus.AVAILABLE;
    }

    /** To register does not end what an agent is used for; it brings back one that was away. */
    private static boolean mayBecome(AgentTrack agent, Event.AgentRegistered event, boolean newRun) {
        AgentStatus next = event.status();
        return switch (agent.status) {
            case OFFLINE -> next == (agent.withdrawn == null ? AgentStatus.AVAILABLE : agent.withdrawn);
            case QUARANTINED ->
                switch (next) {
                    case QUARANTINED -> true;
                    case CLEANING -> event.cleans() && (newRun || agent.incarnation == null);
                    // What never served anybody has nothing to clean up.
                    case AVAILABLE -> (!event.cleans() || agent.epoch < 0) && (newRun || agent.incarnation == null);
                    case OFFLINE, OFFERED, RESERVED, LOCK_DELAY, DRAINED -> false;
                };
            case AVAILABLE, OFFERED, RESERVED, CLEANING, LOCK_DELAY, DRAINED -> next == agent.status;
        };
    }

    void withdrawn(Event.AgentWithdrawn event) {
        AgentTrack agent = ledger.agent(event.agent());
        agent.withdrawn = AgentStatus.valueOf(event.kind().name());
        agent.perhapsWithdrawn = false;
        rest(agent);
    }

    void resumed(Event.AgentResumed event) {
        AgentTrack agent = ledger.agent(event.agent());
        agent.withdrawn = null;
        agent.perhapsWithdrawn = false;
        if (!event.cleansFirst()) {
            rest(agent);
            return;
        }
        ledger.judge.expect(
                Invariant.S9,
                agent.mayBe(AgentStatus.QUARANTINED, AgentStatus.DRAINED),
                () -> "Agent " + agent.name + " was resumed to clean up while it was " + agent.shown() + ".");
        // Of an agent that the log has not told of, the epoch that it cleans up after is not known either.
        if (agent.status != null) {
            ledger.agents.move(agent, AgentStatus.CLEANING);
        }
    }

    private void rest(AgentTrack agent) {
        boolean atRest =
                agent.mayBe(AgentStatus.OFFLINE, AgentStatus.AVAILABLE, AgentStatus.DRAINED, AgentStatus.QUARANTINED);
        // An agent that a log without a beginning has not told of may be in use.
        if (atRest && agent.status != null) {
            ledger.agents.move(agent, agent.whenFree());
        }
    }

    void removed(Event.AgentRemoved event) {
        AgentTrack agent = ledger.agent(event.agent());
        ledger.judge.expect(
                Invariant.S9,
                agent.mayBe(AgentStatus.OFFLINE, AgentStatus.DRAINED, AgentStatus.QUARANTINED),
                () -> "Agent " + agent.name + " was removed while it was " + agent.shown() + ".");
        ledger.agents.remove(agent);
    }

    void lost(Event.AgentLost event) {
        AgentTrack agent = ledger.agent(event.agent());
        ledger.judge.expect(
                Invariant.S9,
                !Boolean.FALSE.equals(agent.online),
                () -> "Agent " + agent.name + " was lost while it was lost already.");
        agent.online = false;
        if (agent.status == AgentStatus.AVAILABLE) {
            ledger.agents.move(agent, AgentStatus.OFFLINE);
        }
    }

    void cleaned(Event.AgentCleaned event) {
        AgentTrack agent = ledger.agent(event.agent());
        current(agent, event.epoch(), "was cleaned");
        ledger.judge.expect(
                Invariant.S9,
                agent.mayBe(AgentStatus.CLEANING, AgentStatus.LOCK_DELAY),
                () -> "Agent " + agent.name + " was cleaned while it was " + agent.shown() + ".");
        if (agent.mayBe(AgentStatus.CLEANING, AgentStatus.LOCK_DELAY)) {
            ledger.agents.move(agent, agent.whenFree());
        }
        agent.epoch = Math.max(agent.epoch, event.epoch());
    }

    void quarantined(Event.AgentQuarantined event) {
        AgentTrack agent = ledger.agent(event.agent());
        current(agent, event.epoch(), "was quarantined");
        ledger.judge.expect(
                Invariant.S9,
                agent.mayBe(AgentStatus.CLEANING, AgentStatus.QUARANTINED),
                () -> "Agent " + agent.name + " was quarantined while it was " + agent.shown() + ".");
        ledger.agents.move(agent, AgentStatus.QUARANTINED);
        agent.withdrawn = agent.withdrawn == null ? AgentStatus.QUARANTINED : agent.withdrawn;
        agent.epoch = Math.max(agent.epoch, event.epoch());
    }

    private void current(AgentTrack agent, long epoch, String what) {
        ledger.judge.expect(
                Invariant.S8,
                agent.status == null ? epoch >= agent.epoch : epoch == agent.epoch,
                () -> "Agent " + agent.name + " " + what + " for epoch " + epoch + ", its last one is " + agent.epoch
                        + ".");
    }
}
