package io.berth.server.store;

/** The registry of stores. A changelog topic is named after its store, so a name once released stays. */
public final class StoreNames {
    /** RESERVATIONS: pool -> PoolState. */
    public static final String POOLS = "pools";

    /** RESERVATIONS: pool/agent -> AgentState. */
    public static final String AGENTS = "agents";

    /** RESERVATIONS: pool/request -> RequestState. */
    public static final String REQUESTS = "requests";

    /** RESERVATIONS: pool/master -> MasterState. */
    public static final String MASTERS = "masters";

    /** PRESENCE: pool/agent -> PresenceState. */
    public static final String PRESENCE = "presence";

    private StoreNames() {}
}
