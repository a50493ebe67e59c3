package io.berth.agent.hook;

import io.berth.agent.session.HookOrder;

/** Carries out hook orders, and answers every start once through a {@link HookListener}. To be driven by one thread. */
public interface Hooks extends AutoCloseable {
    /**
     * Does not wait for the hook.
     *
     * @throws IllegalStateException where a hook is started while another runs: the session never orders that
     */
    void carryOut(HookOrder order);

    /**
     * Stops what runs and waits until it is gone, for a bounded time.
     *
     * @throws IllegalStateException where it does not end even so
     */
    @Override
    void close();
}
