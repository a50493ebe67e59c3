package io.berth.master.session;

import java.util.List;

/**
 * What a {@link MasterSession} wants done now.
 *
 * @param commands to be sent, in this order
 * @param notices to be told to whoever asked, in this order
 * @param nextNanos how long until {@link MasterSession#poll} wants to be called again, if nothing else happens; {@link
 *     Long#MAX_VALUE} where there is nothing to wait for
 */
public record Step(List<Outgoing> commands, List<Notice> notices, long nextNanos) {
    public Step {
        commands = List.copyOf(commands);
        notices = List.copyOf(notices);
    }
}
