package io.berth.agent.session;

/** What an agent asks its own machine. */
public enum ProbeKind {
    /** Which tags it has. */
    TAGS,
    /** Whether it is fit to serve. */
    HEALTH
}
