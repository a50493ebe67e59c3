package io.berth.master.transport;

/**
 * How far a consumer group is.
 *
 * @param members how many processes, or threads of them, read
 * @param behind how many records stand in the topic that it has not taken note of; a few may be marks of transactions
 */
public record SeenGroup(int members, long behind) {}
