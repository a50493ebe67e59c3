package io.berth.testbed.simulator.fault;

/** What happens to a world besides what its network does to messages. */
public enum Fault {
    /** A master's process dies; mostly another one comes, which may remember what was asked for. */
    MASTER_DIES(14),
    /** An agent's process or machine dies; its fence survives. */
    AGENT_DIES(12),
    /** An agent is stopped in order and started again. */
    AGENT_STOPS(5),
    /** A machine dies while it writes its fence, before or after the write. */
    AGENT_DIES_AT_THE_DISK(6),
    /** A machine is installed anew, without its fence. */
    AGENT_REINSTALLED(3),
    /** For a while most hooks of a machine fail or hang. */
    AGENT_SICKENS(6),
    /** A second machine starts under the name of another. */
    TWIN_STARTS(3),
    /** A fence file with an absurd epoch. */
    FENCE_SPOILED(1),
    /** An agent's consumer starts anew and sees the newest state only. */
    AGENT_RECONNECTS(5),
    /** A master stands still; its clock goes on. */
    MASTER_PAUSES(6),
    /** A master's machine sleeps; its clock stands still with it. */
    MASTER_SUSPENDED(4),
    /** An agent stands still; its clock goes on. */
    AGENT_PAUSES(4),
    /** An agent's machine sleeps; its clock stands still with it. */
    AGENT_SUSPENDED(3),
    /** The service stands still for a while; its clock goes on. */
    SERVICE_PAUSES(9),
    /** A transaction is aborted, and the task starts again on the same processor. */
    SERVICE_ABORTS(8),
    /** The service dies and another instance takes over. */
    SERVICE_DIES(7),
    /** There is no service for longer than every timeout. */
    SERVICE_OUTAGE(1),
    /** Presence dies and starts again from its last committed position. */
    PRESENCE_DIES(6),
    /** A master does not reach the brokers. */
    MASTER_CUT_OFF(8),
    /** No master reaches the brokers. */
    MASTERS_ALL_CUT_OFF(2),
    /** An agent does not reach the brokers. */
    AGENT_CUT_OFF(7),
    /** Somebody sets the clock of the brokers and of the service's machine. */
    WALL_CLOCK_SET(4),
    /** The operator gives the pool another policy. */
    POLICY_CHANGED(3),
    /** An old command comes once more, however late. */
    OLD_COMMAND_AGAIN(12),
    /** A command with a value that no client of ours would write. */
    INVALID_COMMAND(4),
    /** The command log is created anew: its offsets start at 0, what was not read is gone. */
    LOG_CREATED_ANEW(1),
    /** All topics and stores are lost, while agents and masters live on. */
    ALL_LOST(1);

    private final int weight;

    Fault(int weight) {
        this.weight = weight;
    }

    /** @return how often it happens, compared with the others */
    int weight() {
        return weight;
    }
}
