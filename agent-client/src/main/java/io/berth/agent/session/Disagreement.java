package io.berth.agent.session;

import io.berth.reservation.pool.AgentStatus;

/** Whether what the service says can be true, seen from the agent. A short disagreement is normal: messages travel. */
final class Disagreement {
    private Disagreement() {}

    /** The same for an agent that has said goodbye because it is not fit: nobody may get it. */
    static boolean withGoodbye(String incarnation, SeenState seen) {
        return seen != null
                && seen.incarnation().equals(incarnation)
                && (seen.online() || seen.status() == AgentStatus.CLEANING);
    }

    /** @param seen null where the service never said anything of this agent */
    static boolean between(Duty duty, String incarnation, SeenState seen) {
        if (seen == null || !seen.incarnation().equals(incarnation) || !seen.online()) {
            return true;
        }
        return switch (seen.status()) {
            case OFFLINE -> true;
            case RESERVED ->
                switch (duty.phase()) {
                    case IDLE, LEFT_BEHIND, UNPREPARED, DIRTY -> true;
                    case SERVING -> seen.epoch() != duty.epoch() || !seen.ready();
                    case PREPARING, STARTING -> seen.epoch() != duty.epoch();
                    case ABANDONING, ENDING, CLEANING -> false;
                };
            case CLEANING ->
                switch (duty.phase()) {
                    case IDLE, DIRTY, PREPARING, STARTING, SERVING -> true;
                    case LEFT_BEHIND, ABANDONING, ENDING, CLEANING, UNPREPARED -> false;
                };
            case AVAILABLE, OFFERED, LOCK_DELAY, QUARANTINED, DRAINED -> false;
        };
    }
}
