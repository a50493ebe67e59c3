package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an answer means to a request that knows so much. Answers come in any order: each state of a request has a
 * position, where the service came to it, and what is said of an earlier state is outdated.
 *
 * @param position of the state that is known
 * @param holdings what is held
 */
record Inputs(long position, Holdings holdings, RequestId request) implements Answer.Cases<Input> {
    /** How an extension is refused while the reservation goes on. */
    private static final Set<RefusalCode> OF_EXTENSION =
            EnumSet.of(RefusalCode.QUOTA, RefusalCode.INVALID_VALUE, RefusalCode.WRONG_STATE);

    @Override
    public Input waiting(Answer.Waiting answer) {
        return state(answer.since(), Input.WAITS, Input.STILL_WAITS);
    }

    @Override
    public Input offered(Answer.Offered answer) {
        return state(answer.at(), Input.OFFERED, Input.STILL_OFFERED);
    }

    @Override
    public Input reserved(Answer.Reserved answer) {
        return state(answer.epoch(), Input.GRANTED, Input.STILL_GRANTED);
    }

    private Input state(long at, Input later, Input same) {
        return at < position ? Input.OUTDATED : at == position ? same : later;
    }

    @Override
    public Input ready(Answer.Ready answer) {
        return ifHeld(answer.agent(), answer.epoch(), Input.READY);
    }

    @Override
    public Input renewed(Answer.Renewed answer) {
        return ifHeld(answer.agent(), answer.epoch(), Input.RENEWED);
    }

    @Override
    public Input warned(Answer.Warned answer) {
        return ifHeld(answer.agent(), answer.epoch(), Input.WARNED);
    }

    @Override
    public Input extended(Answer.Extended answer) {
        return ifHeld(answer.agent(), answer.epoch(), Input.EXTENDED);
    }

    @Override
    public Input heard(Answer.Heard answer) {
        return ifHeld(answer.agent(), answer.epoch(), Input.HEARD);
    }

    @Override
    public Input released(Answer.Released answer) {
        return ifHeld(answer.agent(), answer.epoch(), Input.RELEASED);
    }

    @Override
    public Input ended(Answer.Ended answer) {
        return Input.ENDED;
    }

    @Override
    public Input confirmed(Answer.Confirmed answer) {
        return Input.OUTDATED;
    }

    @Override
    public Input refused(Answer.Refused answer) {
        if (request.equals(answer.request())) {
            // The id stands for this request, as was heard before: the refusal is for another process that used it too.
            if (answer.code() == RefusalCode.REQUEST_ID_TAKEN && position != RequestLife.UNKNOWN) {
                return Input.OUTDATED;
            }
            return answer.agent() == null ? Input.REFUSED : Input.CHOICE_REFUSED;
        }
        return answer.agent() == null
                ? Input.OUTDATED
                : ifHeld(
                        answer.agent(),
                        answer.epoch(),
                        OF_EXTENSION.contains(answer.code()) ? Input.EXTENSION_REFUSED : Input.HOLDING_REFUSED);
    }

    private Input ifHeld(AgentName agent, long epoch, Input input) {
        return holdings.at(agent, epoch) != null ? input : Input.OUTDATED;
    }
}
