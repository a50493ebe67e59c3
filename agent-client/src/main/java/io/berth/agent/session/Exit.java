package io.berth.agent.session;

/** Why the run is over. */
public enum Exit {
    /** It was asked to stop. */
    STOPPED,
    /** Another run has registered under the same name. */
    REPLACED
}
