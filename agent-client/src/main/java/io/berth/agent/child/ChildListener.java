package io.berth.agent.child;

/** Hears what becomes of the child. Called on the runner's threads. */
public interface ChildListener {
    /** It printed the line that means ready. */
    void ready(long epoch);

    /**
     * It ended by itself, or could not be started. Called once for each start, unless it was stopped meanwhile.
     *
     * @param detail how, for a person: "exit code 3"; holds nothing that it printed
     */
    void exited(long epoch, String detail);

    /**
     * A stop is through. Called once for each stop.
     *
     * @param remains what could not be ended, for a person; empty for nothing
     */
    void gone(long epoch, String remains);

    /** @param line one line that it printed, shortened, with control characters escaped */
    void printed(long epoch, String line);
}
