package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.tag.TagSet;
import java.util.List;

/** An agent while it is being changed: everything but its name can be set. */
final class AgentDraft {
    private final Agent before;
    AgentStatus status;
    boolean online;
    String incarnation;
    List<String> replaced;
    TagSet tags;
    boolean cleans;
    long epoch;
    Use use;
    Withdrawn withdrawn;
    int failures;
    boolean unclean;
    MasterName lastMaster;
    Turns turns;
    long sincePosition;
    long sinceMs;

    AgentDraft(Agent before) {
        this.before = before;
        status = before.status();
        online = before.online();
        incarnation = before.incarnation();
        replaced = before.replaced();
        tags = before.tags();
        cleans = before.cleans();
        epoch = before.epoch();
        use = before.use();
        withdrawn = before.withdrawn();
        failures = before.failures();
        unclean = before.unclean();
        lastMaster = before.lastMaster();
        turns = before.turns();
        sincePosition = before.sincePosition();
        sinceMs = before.sinceMs();
    }

    Agent done() {
        return new Agent(
                before.name(),
                status,
                online,
                incarnation,
                replaced,
                tags,
                cleans,
                epoch,
                use,
                withdrawn,
                failures,
                unclean,
                lastMaster,
                turns,
                sincePosition,
                sinceMs);
    }
}
