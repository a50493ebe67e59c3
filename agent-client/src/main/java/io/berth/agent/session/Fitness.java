package io.berth.agent.session;

import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent knows of its own machine by asking it. Until everything was asked once it knows nothing, and is not fit.
 * Everything that time decides is decided in {@link #tick}.
 */
final class Fitness {
    private final Recurring tagsProbe;
    private final Recurring healthProbe;
    private final List<ProbeKind> orders = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private TagSet found;
    private TagSet told;
    private List<String> problems = List.of();
    private HookResult health;

    Fitness(Probing probing) {
        tagsProbe = new Recurring(probing.tags());
        healthProbe = new Recurring(probing.health());
    }

    /** Asks everything anew: the machine may have changed. */
    void askAll(long nowNanos) {
        tagsProbe.hasten(nowNanos);
        healthProbe.hasten(nowNanos);
    }

    void tick(long nowNanos) {
        if (tagsProbe.begin(nowNanos)) {
            orders.add(ProbeKind.TAGS);
        }
        if (healthProbe.begin(nowNanos)) {
            orders.add(ProbeKind.HEALTH);
        }
    }

    long untilNext(long nowNanos) {
        return Math.min(tagsProbe.untilNext(nowNanos), healthProbe.untilNext(nowNanos));
    }

    /** @param newProblems a sentence for each thing that a probe did not find out */
    void tagsFound(TagSet tags, List<String> newProblems, long nowNanos) {
        tagsProbe.ended(nowNanos);
        found = tags;
        if (!problems.equals(newProblems)) {
            newProblems.forEach(problem -> notes.add(new Note(true, problem)));
            if (newProblems.isEmpty()) {
                notes.add(new Note(false, "All probes of tags work again."));
            }
        }
        problems = List.copyOf(newProblems);
    }

    /** @param serving whether the agent serves somebody now */
    void healthFound(HookResult result, boolean serving, long nowNanos) {
        healthProbe.ended(nowNanos);
        boolean before = health != null && health.succeeded();
        if (!result.equals(health) && !result.succeeded()) {
            notes.add(new Note(
                    true,
                    "The health probe failed: " + result.detail()
                            + (serving
                                    ? ". What is served goes on; nobody else gets this agent until the probe passes."
                                    : ". Nobody gets this agent until it passes.")));
        } else if (result.succeeded() && !before) {
            notes.add(new Note(false, "The health probe passes: masters can get this agent."));
        }
        health = result;
    }

    /** @return whether the agent may offer itself */
    boolean isFit() {
        return (tagsProbe.isNever() || found != null)
                && (healthProbe.isNever() || health != null && health.succeeded());
    }

    /** To be called only while nothing is served: what a reservation was granted for stays as it is until its end. */
    TagSet adopt() {
        if (found == null || found.equals(told)) {
            return null;
        }
        told = found;
        notes.add(new Note(false, "This agent's tags are " + (told.tags().isEmpty() ? "none" : told)));
        return told;
    }

    List<ProbeKind> takeOrders() {
        List<ProbeKind> taken = List.copyOf(orders);
        orders.clear();
        return taken;
    }

    List<Note> takeNotes() {
        List<Note> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }
}
