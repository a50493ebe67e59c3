package io.berth.testbed.simulator.check;

/**
 * Flaws of the product that the simulator has found and that are not mended yet. A check that would end every tenth world
 * because of one of them passes it over, and only it. Whoever mends a flaw takes its line away, and the check is whole.
 */
public enum Known {
    /**
     * After the command log was created anew, positions go on above those that agents and requests remember, which may
     * be below the position of the last event.
     */
    POSITIONS_OVERLAP_AFTER_NEW_LOG,

    /**
     * An agent that lives on while topics and stores are lost keeps what it has seen last. Where that fits its own view it
     * does not insist, and is not registered again if its first report came before the pool was configured; where it
     * serves an epoch above those of the new pool it refuses what the pool says of it, and is waited for without end.
     * Starting it anew helps, so the simulator does.
     */
    AGENT_TRUSTS_A_LOST_POOL;

    /** @return whether it is not mended yet */
    public boolean isTolerated() {
        return true;
    }
}
