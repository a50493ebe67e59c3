package io.berth.agent.session;

/** When a hook runs. */
public enum HookKind {
    /** Prepares the machine for a reservation; the agent is ready when it is through. */
    ON_RESERVED("on-reserved"),
    /** Cleans the machine up after a reservation; the agent is clean when it is through. */
    ON_FREED("on-freed");

    private final String label;

    HookKind(String label) {
        this.label = label;
    }

    /** @return as it is written in configuration and messages */
    public String label() {
        return label;
    }
}
