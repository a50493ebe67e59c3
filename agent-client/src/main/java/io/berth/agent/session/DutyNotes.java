package io.berth.agent.session;

import java.util.ArrayList;
import java.util.List;

/** What a person is told of a {@link Duty}, in its words. */
final class DutyNotes {
    private final List<Note> notes = new ArrayList<>();

    void accepted(long epoch, String request, String master) {
        say("Accepted epoch " + epoch + ": request " + request + " of master " + master);
    }

    void notServed(long epoch, String master) {
        warn("Refused epoch " + epoch + ": this agent does not serve master " + master + ", only those in"
                + " berth.masters. The request goes to another agent. Add the master there, or keep it away by a pool or"
                + " tags of its own.");
    }

    void notFit(long epoch) {
        warn("Refused epoch " + epoch + ": the probes of this machine do not pass. The request goes to another agent.");
    }

    void refused(SeenState seen, long highest) {
        warn("Refused epoch " + seen.epoch() + " (" + seen.status() + "): epoch " + highest
                + " was accepted before, and nothing lower is accepted again. The service is told.");
    }

    void forgotten(long epoch, SeenState seen) {
        warn("The service has lost epoch " + epoch + ", which is served here: it says epoch " + seen.epoch() + " ("
                + seen.status() + "). So it is over. Its master is told that it is stale.");
    }

    /** @param ended whether it was to be ended, so that nobody wonders how */
    void hookFinished(HookKind kind, long epoch, HookResult result, boolean ended) {
        notes.add(new Note(
                !result.succeeded() && !ended,
                "Hook " + kind.label() + " for epoch " + epoch + (result.succeeded() ? " is through" : " failed") + ": "
                        + result.detail()));
    }

    void childReady(long epoch) {
        say("The child for epoch " + epoch + " is ready");
    }

    void childExited(long epoch, String detail, boolean hopeless) {
        warn("The child for epoch " + epoch + " ended: " + detail
                + (hopeless
                        ? ". It was never ready, so the reservation is refused."
                        : ". It is started again while the reservation is valid."));
    }

    void childRemains(long epoch, String remains) {
        warn("The child for epoch " + epoch + " left what cannot be ended: " + remains);
    }

    void unclean(long epoch) {
        warn("The agent is not clean after epoch " + epoch
                + " and serves nobody. Mend the machine, then run 'berth resume' or restart berth-agent.");
    }

    void over(long epoch, boolean cleanedUp) {
        say("Epoch " + epoch + " is over" + (cleanedUp ? " and cleaned up" : ""));
    }

    List<Note> take() {
        List<Note> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    private void say(String text) {
        notes.add(new Note(false, text));
    }

    private void warn(String text) {
        notes.add(new Note(true, text));
    }
}
