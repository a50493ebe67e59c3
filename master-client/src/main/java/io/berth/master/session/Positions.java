package io.berth.master.session;

import io.berth.reservation.answer.Answer;

/** The position of the pool that an answer tells of: the pool has come to it. */
final class Positions implements Answer.Cases<Long> {
    static final long NONE = -1;
    static final Positions CASES = new Positions();

    private Positions() {}

    @Override
    public Long waiting(Answer.Waiting answer) {
        return answer.since();
    }

    @Override
    public Long offered(Answer.Offered answer) {
        return answer.at();
    }

    @Override
    public Long reserved(Answer.Reserved answer) {
        return answer.epoch();
    }

    @Override
    public Long ready(Answer.Ready answer) {
        return answer.epoch();
    }

    @Override
    public Long renewed(Answer.Renewed answer) {
        return answer.epoch();
    }

    @Override
    public Long ended(Answer.Ended answer) {
        return answer.epoch();
    }

    @Override
    public Long warned(Answer.Warned answer) {
        return answer.epoch();
    }

    @Override
    public Long extended(Answer.Extended answer) {
        return answer.epoch();
    }

    @Override
    public Long heard(Answer.Heard answer) {
        return answer.epoch();
    }

    @Override
    public Long released(Answer.Released answer) {
        return answer.epoch();
    }

    @Override
    public Long confirmed(Answer.Confirmed answer) {
        return NONE;
    }

    /** It repeats the epoch that the command named, which the pool may never have come to. */
    @Override
    public Long refused(Answer.Refused answer) {
        return NONE;
    }
}
