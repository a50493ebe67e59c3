package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.reply.AgentHeard;
import io.berth.schemas.reply.AgentsOffered;
import io.berth.schemas.reply.Candidate;
import io.berth.schemas.reply.CommandConfirmed;
import io.berth.schemas.reply.CommandRefused;
import io.berth.schemas.reply.RequestEnded;
import io.berth.schemas.reply.RequestWaiting;
import io.berth.schemas.reply.ReservationExtended;
import io.berth.schemas.reply.ReservationGranted;
import io.berth.schemas.reply.ReservationReady;
import io.berth.schemas.reply.ReservationReleased;
import io.berth.schemas.reply.ReservationRenewed;
import io.berth.schemas.reply.ReservationWarned;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes each kind of answer.
 *
 * @param pool as it stands in the record
 */
record AnswerWriter(String pool) implements Answer.Cases<SpecificRecord> {

    @Override
    public SpecificRecord waiting(Answer.Waiting answer) {
        return new RequestWaiting(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.position(),
                answer.waiting(),
                answer.matching(),
                answer.reason(),
                answer.since(),
                answer.alternative(),
                answer.estimate() == null ? null : answer.estimate().least().toMillis(),
                answer.estimate() == null ? null : answer.estimate().most().toMillis(),
                answer.silence().toMillis());
    }

    @Override
    public SpecificRecord offered(Answer.Offered answer) {
        return new AgentsOffered(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.candidates().stream()
                        .map(candidate -> new Candidate(
                                candidate.agent().value(), candidate.tags().texts()))
                        .toList(),
                answer.timeout().toMillis(),
                answer.at());
    }

    @Override
    public SpecificRecord reserved(Answer.Reserved answer) {
        return new ReservationGranted(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.tags().texts(),
                answer.epoch(),
                answer.renewalTimeout().toMillis(),
                answer.idleTimeout().toMillis(),
                answer.need(),
                answer.of(),
                answer.limit().toMillis(),
                answer.extensions(),
                Durations.millisOrNull(answer.left()));
    }

    @Override
    public SpecificRecord ready(Answer.Ready answer) {
        return new ReservationReady(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.epoch());
    }

    @Override
    public SpecificRecord renewed(Answer.Renewed answer) {
        return new ReservationRenewed(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.epoch(),
                answer.attempt(),
                answer.extensions(),
                Durations.millisOrNull(answer.limit()),
                Durations.millisOrNull(answer.left()));
    }

    @Override
    public SpecificRecord ended(Answer.Ended answer) {
        return new RequestEnded(
                pool,
                answer.request().value(),
                answer.master().value(),
                Enums.write(Outcome.class, answer.outcome()),
                textOrNull(answer.agent()),
                answer.epoch(),
                Enums.write(RefusalCode.class, answer.code()),
                answer.sentence());
    }

    @Override
    public SpecificRecord warned(Answer.Warned answer) {
        return new ReservationWarned(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.epoch(),
                Enums.write(ExpiryCause.class, answer.cause()),
                answer.left().toMillis());
    }

    @Override
    public SpecificRecord extended(Answer.Extended answer) {
        return new ReservationExtended(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.epoch(),
                answer.extension(),
                answer.length().toMillis(),
                Durations.millisOrNull(answer.left()));
    }

    @Override
    public SpecificRecord heard(Answer.Heard answer) {
        return new AgentHeard(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.epoch(),
                answer.heard());
    }

    @Override
    public SpecificRecord released(Answer.Released answer) {
        return new ReservationReleased(
                pool,
                answer.request().value(),
                answer.master().value(),
                answer.agent().value(),
                answer.epoch(),
                Enums.write(Outcome.class, answer.reason()));
    }

    @Override
    public SpecificRecord confirmed(Answer.Confirmed answer) {
        return new CommandConfirmed(pool, answer.master().value(), textOrNull(answer.agent()), answer.sentence());
    }

    @Override
    public SpecificRecord refused(Answer.Refused answer) {
        return new CommandRefused(
                pool,
                textOrNull(answer.request()),
                answer.master().value(),
                textOrNull(answer.agent()),
                answer.epoch(),
                Enums.write(RefusalCode.class, answer.code()),
                answer.sentence());
    }

    private static String textOrNull(AgentName agent) {
        return agent == null ? null : agent.value();
    }

    private static String textOrNull(RequestId request) {
        return request == null ? null : request.value();
    }
}
