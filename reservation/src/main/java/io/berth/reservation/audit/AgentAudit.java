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
        AgentTrack agent = ledger.agents.get(event.agent());
        if (agent == null) {
            agent = ledger.agents.add(event.agent());
            if (ledger.whole) {
                ledger.agents.move(agent, AgentStatus.AVAILABLE);
            }
        } else if (agent.status == AgentStatus.OFFLINE) {
            ledger.agents.move(agent, AgentStatus.AVAILABLE);
        } else if (agent.status == AgentStatus.QUARANTINED) {
            ledger.agents.move(agent, afterQuarantine(agent, event));
        }
        agent.online = true;
        agent.incarnation = event.incarnation();
        agent.tags = event.tags();
    }

    private static AgentStatus afterQuarantine(AgentTrack agent, Event.AgentRegistered event) {
        if (agent.incarnation == null) {
            return null;
        }
        if (agent.incarnation.equals(event.incarnation())) {
            return AgentStatus.QUARANTINED;
        }
        return event.cleans() ? AgentStatus.CLEANING : AgentStatus.AVAILABLE;
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
                agent.mayBe(AgentStatus.CLEANING),
                () -> "Agent " + agent.name + " was quarantined while it was " + agent.shown() + ".");
        ledger.agents.move(agent, AgentStatus.QUARANTINED);
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
