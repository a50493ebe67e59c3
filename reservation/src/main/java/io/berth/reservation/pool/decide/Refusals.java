package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;

/** The refusals that more than one decider gives. */
final class Refusals {
    private Refusals() {}

    static Answer.Refused of(
            MasterName master, RequestId request, AgentName agent, long epoch, RefusalCode code, String sentence) {
        return new Answer.Refused(master, request, agent, epoch, code, sentence);
    }

    static Step ofRequest(MasterName master, RequestId request, RefusalCode code, String sentence) {
        return Step.answer(of(master, request, null, -1, code, sentence));
    }

    static Step unknownRequest(MasterName master, RequestId request) {
        return ofRequest(
                master,
                request,
                RefusalCode.UNKNOWN_REQUEST,
                "No request " + request
                        + " is known: it never arrived, or its outcome is forgotten. Nothing is held for" + " it.");
    }

    static Step foreignRequest(MasterName master, RequestId request) {
        return ofRequest(
                master,
                request,
                RefusalCode.NOT_HOLDER,
                "Request " + request + " belongs to another master. Only its own master may change it.");
    }
}
