package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.timing.Lengths;
import io.berth.reservation.timing.TimingContract;

/** What the session itself has to say to a person. */
final class Sentences {
    private Sentences() {}

    static String requeued(RequestKey key) {
        return "What request " + key.request()
                + " held is over before it could be used: an agent refused, was not ready in"
                + " time, or was lost. Stop using what it had. The service looks for other agents.";
    }

    static String released(Answer.Released released) {
        return "The reservation of " + released.agent() + " at epoch " + released.epoch() + " is over ("
                + released.reason() + "). Stop using this agent; the others of the request are held on.";
    }

    static String nothingToExtend(RequestKey key) {
        return "Request " + key.request() + " holds nothing that could last longer.";
    }

    /** @param asIdle whether it is lost because the service may believe that no job runs */
    static String lost(Answer.Reserved grant, boolean asIdle) {
        return "The reservation of " + grant.agent() + " at epoch " + grant.epoch()
                + (asIdle
                        ? " is lost: the service did not acknowledge that a job runs for "
                                + Lengths.text(TimingContract.validity(grant.idleTimeout()))
                        : " is lost: it lasted as long as it may, or no renewal was acknowledged for "
                                + Lengths.text(TimingContract.validity(grant.renewalTimeout())))
                + ", so the agent may be given to somebody else. Stop what runs there, and check that Kafka and berth-server"
                + " can be reached.";
    }
}
