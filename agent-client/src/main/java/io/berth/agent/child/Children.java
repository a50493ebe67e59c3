package io.berth.agent.child;

import io.berth.agent.session.ChildOrder;

/** Carries out child orders, and answers them through a {@link ChildListener}. To be driven by one thread. */
public interface Children extends AutoCloseable {
    /** Does not wait for the child. */
    void carryOut(ChildOrder order);

    /** Ends what runs and waits until it is gone, for a bounded time. */
    @Override
    void close();

    /** @return for an agent with hooks only: the session never orders a child there */
    static Children none() {
        return new Children() {
            @Override
            public void carryOut(ChildOrder order) {
                throw new IllegalStateException("no child is configured");
            }

            @Override
            public void close() {
                // Nothing runs.
            }
        };
    }
}
