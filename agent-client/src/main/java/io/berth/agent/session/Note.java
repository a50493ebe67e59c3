package io.berth.agent.session;

/**
 * A line for the log. Holds names and numbers only, nothing that a stranger wrote.
 *
 * @param warning whether a person should look at it
 */
public record Note(boolean warning, String text) {}
