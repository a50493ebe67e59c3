package io.berth.agent.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds processes by their parents. Works on every system, but a process whose parent has ended belongs to nobody any
 * more: it is found only if somebody looked before. So every look is remembered.
 */
final class Descendants implements Finder {
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    @Override
    public synchronized void add(ProcessHandle process) {
        known.add(process);
    }

    @Override
    public synchronized Set<ProcessHandle> living() {
        known.addAll(
                List.copyOf(known).stream().flatMap(ProcessHandle::descendants).toList());
        known.removeIf(handle -> !Liveness.lives(handle));
        return Set.copyOf(known);
    }
}
