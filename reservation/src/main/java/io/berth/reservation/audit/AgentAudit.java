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
        ledger.judge.expect(
                Invariant.S9,
                agent.status == null || mayBecome(agent, event.status()),
                () -> "Agent " + agent.name + " was " + agent.shown() + " and registered as " + event.status() + ".");
        ledger.agents.move(agent, event.status());
        if (newRun && event.status() != AgentStatus.QUARANTINED && agent.withdrawn == AgentStatus.QUARANTINED) {
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

    /** To register does not end what an agent is used for; it brings back one that was away. */
    private static boolean mayBecome(AgentTrack agent, AgentStatus next) {
        return switch (agent.status) {
            case OFFLINE -> next == (agent.withdrawn == null ? AgentStatus.AVAILABLE : agent.withdrawn);
            case QUARANTINED ->
                next == AgentStatus.QUARANTINED || next == AgentStatus.CLEANING || next == AgentStatus.AVAILABLE;
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
        rest(agent);
    }

    private void rest(AgentTrack agent) {
        if (agent.mayBe(AgentStatus.OFFLINE, AgentStatus.AVAILABLE, AgentStatus.DRAINED, AgentStatus.QUARANTINED)) {
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
