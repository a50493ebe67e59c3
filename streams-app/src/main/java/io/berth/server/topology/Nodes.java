package io.berth.server.topology;

/**
 * The names of all nodes. They are part of what operators see in metrics and in {@code berth-server describe}, and must
 * not change between versions: Kafka Streams matches running state by them.
 */
public final class Nodes {
    // RESERVATIONS, in the direction of the data
    public static final String COMMANDS = "commands";
    public static final String READ_COMMAND = "read-command";
    public static final String DECIDE = "decide";
    public static final String WRITE_REPLIES = "write-replies";
    public static final String WRITE_STATES = "write-states";
    public static final String WRITE_EVENTS = "write-events";
    public static final String REPLIES = "replies";
    public static final String AGENTS = "agents";
    public static final String REQUESTS = "requests";
    public static final String MASTERS = "masters";
    public static final String POOLS = "pools";
    public static final String EVENTS = "events";
    public static final String DUE_TIMERS = "due-timers";

    // PRESENCE, in the direction of the data
    public static final String REPORTS = "reports";
    public static final String READ_REPORT = "read-report";
    public static final String WATCH = "watch";
    public static final String CHANGES = "changes";
    public static final String SILENCES = "silences";

    // Both
    public static final String DEAD_LETTERS = "dead-letters";

    private Nodes() {}
}
