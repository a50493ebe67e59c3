package io.berth.master;

/**
 * How things stand for a request that waits.
 *
 * @param position its place among those that wait for the same expression, from 1
 * @param waiting how many wait for the same expression
 * @param matching how many registered agents match it
 * @param reason what the matching agents do, for a person; not null
 */
public record WaitingUpdate(int position, int waiting, int matching, String reason) {}
