package io.berth.agent.probe;

import io.berth.agent.session.ProbeKind;

/** Carries out orders to ask the machine, and answers each once through a {@link ProbeListener}. To be driven by one thread. */
public interface Probes extends AutoCloseable {
    /** Does not wait for the answer. At most one order of each kind is under way. */
    void carryOut(ProbeKind kind);

    /** Stops what runs and waits until it is gone, for a bounded time. */
    @Override
    void close();
}
