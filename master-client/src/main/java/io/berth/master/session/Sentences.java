package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.timing.TimingContract;

/** What the session itself has to say to a person. */
final class Sentences {
    private Sentences() {}

    static String lost(Answer.Reserved grant) {
        return "The reservation of " + grant.agent() + " at epoch " + grant.epoch()
                + " is lost: no renewal was acknowledged for "
                + TimingContract.validity(grant.renewalTimeout()).toSeconds()
                + " s, so the agent may be given to somebody else. Stop what runs there, and check that Kafka and berth-server"
                + " can be reached.";
    }
}
