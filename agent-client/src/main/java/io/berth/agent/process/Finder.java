package io.berth.agent.process;

import java.io.IOException;
import java.util.Set;

/** One way to find the processes of a tree. Each sees what it can see; together they should miss nothing. Thread-safe. */
interface Finder {
    /**
     * Takes in a process, which may be there already. What it starts from now on belongs to the tree too.
     *
     * @throws IOException where this way cannot follow it
     */
    void add(ProcessHandle process) throws IOException;

    /** @return all that live now; a process that ended and was not yet reaped lives no more */
    Set<ProcessHandle> living();

    /** @return whether nothing lives any more, also nothing that {@link #living} may not see */
    default boolean isEmpty() {
        return living().isEmpty();
    }

    /** Forces all of it to end, and waits for nothing. */
    default void kill() {
        living().forEach(ProcessHandle::destroyForcibly);
    }

    /** Gives back what this way needed. What still lives is not followed any more. */
    default void close() {}
}
