package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import java.time.Duration;
import java.util.List;

/** Tells whoever asked what became of one request. */
final class Teller {
    private final RequestKey key;
    private final List<Notice> notices;

    /** @param notices where they go */
    Teller(RequestKey key, List<Notice> notices) {
        this.key = key;
        this.notices = notices;
    }

    void waits(Answer.Waiting answer) {
        notices.add(new Notice.Waiting(
                key,
                answer.alternative(),
                answer.position(),
                answer.waiting(),
                answer.matching(),
                answer.reason(),
                answer.estimate()));
    }

    void offered(Answer.Offered answer) {
        notices.add(new Notice.Offered(key, answer.candidates(), answer.at(), answer.timeout()));
    }

    /** @param held at least one */
    void reserved(List<Holding> held) {
        notices.add(Notice.Reserved.of(key, held));
    }

    void requeued() {
        notices.add(new Notice.Requeued(key, Sentences.requeued(key)));
    }

    void ready() {
        notices.add(new Notice.Ready(key));
    }

    void renewed(Holding holding) {
        notices.add(new Notice.Renewed(key, holding.agent(), holding.validUntilNanos()));
    }

    void extended(Duration length) {
        notices.add(new Notice.Extended(key, length));
    }

    void extensionRefused(Answer.Refused answer) {
        notices.add(new Notice.ExtensionRefused(key, answer.code(), answer.sentence()));
    }

    void nothingToExtend() {
        notices.add(new Notice.ExtensionRefused(key, RefusalCode.WRONG_STATE, Sentences.nothingToExtend(key)));
    }

    void warned(Answer.Warned answer) {
        notices.add(new Notice.Warned(key, answer.agent(), answer.cause(), answer.left()));
    }

    void heard(Answer.Heard answer) {
        notices.add(
                answer.heard()
                        ? new Notice.AgentHeard(key, answer.agent())
                        : new Notice.AgentSilent(key, answer.agent()));
    }

    /** @param asIdle whether it is lost because the service may believe that no job runs */
    void lost(Holding holding, boolean asIdle) {
        notices.add(new Notice.Lost(key, holding.agent(), Sentences.lost(holding.grant(), asIdle)));
    }

    void released(Answer.Released answer) {
        notices.add(
                new Notice.Released(key, answer.agent(), answer.epoch(), answer.reason(), Sentences.released(answer)));
    }

    /** The service does not count the agent as held, and does not say why. */
    void released(Answer.Refused answer) {
        notices.add(new Notice.Released(key, answer.agent(), answer.epoch(), null, answer.sentence()));
    }

    void ended(Answer.Ended answer) {
        notices.add(new Notice.Ended(key, answer.outcome(), answer.code(), answer.sentence()));
    }

    void cancelled(String sentence) {
        notices.add(new Notice.Ended(key, Outcome.CANCELLED, null, sentence));
    }

    void refused(Answer.Refused answer) {
        notices.add(new Notice.Refused(key, answer.code(), answer.sentence()));
    }
}
