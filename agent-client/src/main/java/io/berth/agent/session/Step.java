package io.berth.agent.session;

import io.berth.reservation.tag.TagSet;
import java.util.List;

/**
 * What is to be done now, in this order: write the fence (and wait until it is on disk), carry out the orders, send
 * the reports, leave. If the fence cannot be written, nothing of the rest may be done.
 *
 * @param persist what must be on disk first, null for nothing
 * @param hooks what to do with hooks, in order
 * @param children what to do with the child, in order
 * @param probes what to ask the machine
 * @param tags what it has from now on, to be told with every report; null where that is as it was
 * @param reports what to send, in order
 * @param nextPollNanos how long nothing is due unless an input comes first, in nanoseconds, at least 0
 * @param exit why the run is over, null while it is not
 * @param notes lines for the log
 */
public record Step(
        Fence persist,
        List<HookOrder> hooks,
        List<ChildOrder> children,
        List<ProbeKind> probes,
        TagSet tags,
        List<Report> reports,
        long nextPollNanos,
        Exit exit,
        List<Note> notes) {
    public Step {
        hooks = List.copyOf(hooks);
        children = List.copyOf(children);
        probes = List.copyOf(probes);
        reports = List.copyOf(reports);
        notes = List.copyOf(notes);
    }
}
