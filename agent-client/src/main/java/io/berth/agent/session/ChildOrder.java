package io.berth.agent.session;

/** What to do with the supervised child. At most one runs at any time; orders are carried out in their order. */
public sealed interface ChildOrder {
    /** @return the epoch it is for */
    long epoch();

    /**
     * Start it: for the first time at this epoch, or once more. What an earlier one of this epoch left running goes on.
     *
     * @param request the request that the reservation answers
     * @param master who holds the reservation
     */
    record Start(long epoch, String request, String master) implements ChildOrder {}

    /** End it, with all that came of every start at this epoch. To be ordered again where something is left. */
    record Stop(long epoch) implements ChildOrder {}
}
