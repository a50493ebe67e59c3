package io.berth.agent.session;

/** What to do with a hook. At most one hook runs at any time; orders are carried out in their order. */
public sealed interface HookOrder {
    /** @return which hook */
    HookKind kind();

    /** @return the epoch it is for */
    long epoch();

    /**
     * Start it.
     *
     * @param request the request that the reservation answers, empty where it is not known (after a restart)
     * @param master who holds the reservation, empty where it is not known
     */
    record Start(HookKind kind, long epoch, String request, String master) implements HookOrder {}

    /** End it, with all that it started. Its result is still handed in. */
    record Stop(HookKind kind, long epoch) implements HookOrder {}
}
