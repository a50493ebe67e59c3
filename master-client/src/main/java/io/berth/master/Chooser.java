package io.berth.master;

import java.time.Duration;
import java.util.List;

/** Picks among the agents that match: the one with the warm workspace, the cheapest. */
@FunctionalInterface
public interface Chooser {
    /**
     * Called on a daemon thread of its own, so it may block, and choosers of two requests may run at the same time;
     * called again if the chosen agent was gone in the meantime, and with other agents after it declined. It is not
     * interrupted when the offer expires: the request ends then, and the choice has no effect. One that throws cancels the
     * request.
     *
     * @param offers at least one, never null
     * @param timeout how long they are held at least; a later choice finds the request over
     * @return never null
     */
    Choice choose(List<Offer> offers, Duration timeout);
}
