package io.berth.reservation.pool;

import io.berth.reservation.answer.Answer;

/** An answer in a few words: whom it goes to, and what it says. */
public final class AnswerText implements Answer.Cases<String> {
    private static final AnswerText CASES = new AnswerText();

    private AnswerText() {}

    public static String of(Answer answer) {
        return answer.master() + ": " + answer.accept(CASES);
    }

    @Override
    public String waiting(Answer.Waiting answer) {
        return answer.request() + " waits, " + answer.position() + " of " + answer.waiting() + ", " + answer.matching()
                + " match";
    }

    @Override
    public String offered(Answer.Offered answer) {
        return answer.request() + " may choose "
                + answer.candidates().stream().map(Answer.Candidate::agent).toList();
    }

    @Override
    public String reserved(Answer.Reserved answer) {
        return answer.request() + " has " + answer.agent();
    }

    @Override
    public String ready(Answer.Ready answer) {
        return answer.request() + " can start on " + answer.agent();
    }

    @Override
    public String renewed(Answer.Renewed answer) {
        return answer.request() + " renewed " + answer.agent();
    }

    @Override
    public String ended(Answer.Ended answer) {
        return answer.request() + " ended: " + answer.outcome() + (answer.code() == null ? "" : " " + answer.code());
    }

    @Override
    public String refused(Answer.Refused answer) {
        return "refused " + answer.code();
    }

    @Override
    public String warned(Answer.Warned answer) {
        return answer.request() + " warned of " + answer.agent() + ": " + answer.cause();
    }

    @Override
    public String extended(Answer.Extended answer) {
        return answer.request() + " extended " + answer.agent() + " " + answer.extension();
    }

    @Override
    public String heard(Answer.Heard answer) {
        return answer.request() + (answer.heard() ? " hears " : " does not hear ") + answer.agent();
    }

    @Override
    public String released(Answer.Released answer) {
        return answer.request() + " released " + answer.agent() + ": " + answer.reason();
    }

    @Override
    public String confirmed(Answer.Confirmed answer) {
        return "confirmed" + (answer.agent() == null ? "" : " " + answer.agent());
    }
}
