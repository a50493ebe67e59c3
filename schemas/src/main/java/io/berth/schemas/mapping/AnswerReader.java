package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads each kind of answer, value by checked value: anybody who may write to the log of replies may have written it. */
final class AnswerReader {
    static final Readers<DirectedAnswer> ALL = new Readers<DirectedAnswer>()
            .on(RequestWaiting.class, wire -> directed(wire.getPool(), waiting(wire)))
            .on(AgentsOffered.class, wire -> directed(wire.getPool(), offered(wire)))
            .on(ReservationGranted.class, wire -> directed(wire.getPool(), granted(wire)))
            .on(ReservationReady.class, wire -> directed(wire.getPool(), ready(wire)))
            .on(ReservationRenewed.class, wire -> directed(wire.getPool(), renewed(wire)))
            .on(RequestEnded.class, wire -> directed(wire.getPool(), ended(wire)))
            .on(ReservationWarned.class, wire -> directed(wire.getPool(), warned(wire)))
            .on(ReservationExtended.class, wire -> directed(wire.getPool(), extended(wire)))
            .on(AgentHeard.class, wire -> directed(wire.getPool(), heard(wire)))
            .on(ReservationReleased.class, wire -> directed(wire.getPool(), released(wire)))
            .on(CommandConfirmed.class, wire -> directed(wire.getPool(), confirmed(wire)))
            .on(CommandRefused.class, AnswerReader::refused);

    private AnswerReader() {}

    private static DirectedAnswer directed(String pool, Answer answer) throws Invalid {
        return new DirectedAnswer(Checked.pool(pool), answer);
    }

    private static Answer waiting(RequestWaiting wire) throws Invalid {
        return new Answer.Waiting(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                wire.getSince(),
                Checked.inRange("alternative", wire.getAlternative(), 0, Integer.MAX_VALUE),
                wire.getPosition(),
                wire.getWaiting(),
                wire.getMatching(),
                Checked.sentence(wire.getReason()),
                estimate(wire),
                Checked.duration("silence timeout", wire.getSilenceMs()));
    }

    private static Answer.Estimate estimate(RequestWaiting wire) throws Invalid {
        Long least = wire.getEstimateLeastMs();
        Long most = wire.getEstimateMostMs();
        if (least == null || most == null) {
            return null;
        }
        return new Answer.Estimate(
                Duration.ofMillis(Checked.atLeast("estimate", least, 0)),
                Duration.ofMillis(Checked.atLeast("estimate", most, least)));
    }

    private static Answer offered(AgentsOffered wire) throws Invalid {
        if (wire.getCandidates() == null) {
            throw Checked.value("The candidates are missing.");
        }
        List<Answer.Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : wire.getCandidates()) {
            if (candidate == null) {
                throw Checked.value("One of the candidates is missing.");
            }
            candidates.add(
                    new Answer.Candidate(Checked.agent(candidate.getAgent()), Checked.tags(candidate.getTags())));
        }
        return new Answer.Offered(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                candidates,
                wire.getAt(),
                Checked.duration("offer timeout", wire.getTimeoutMs()));
    }

    private static Answer granted(ReservationGranted wire) throws Invalid {
        return new Answer.Reserved(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.tags(wire.getTags()),
                Checked.atLeast("epoch", wire.getEpoch(), 0),
                Checked.inRange("need", wire.getNeed(), 0, Integer.MAX_VALUE),
                Checked.inRange("number of agents", wire.getOf(), 1, Integer.MAX_VALUE),
                Checked.duration("renewal timeout", wire.getRenewalTimeoutMs()),
                Checked.duration("idle timeout", wire.getIdleTimeoutMs()),
                Checked.duration("hold limit", wire.getLimitMs()),
                Checked.inRange("number of extensions", wire.getExtensions(), 0, Integer.MAX_VALUE),
                left(wire.getLeftMs(), wire.getLimitMs()));
    }

    private static Answer ready(ReservationReady wire) throws Invalid {
        return new Answer.Ready(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), 0));
    }

    private static Answer renewed(ReservationRenewed wire) throws Invalid {
        return new Answer.Renewed(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), 0),
                Checked.atLeast("attempt", wire.getAttempt(), -1),
                Checked.inRange("number of extensions", wire.getExtensions(), -1, Integer.MAX_VALUE),
                Checked.durationOrNone("hold limit", wire.getLimitMs()),
                left(wire.getLeftMs(), wire.getLimitMs()));
    }

    private static Answer ended(RequestEnded wire) throws Invalid {
        return new Answer.Ended(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.constant("outcome", Outcome.class, wire.getOutcome()),
                agentOrNull(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), -1),
                // The outcome counts even where its reason is newer than this program; the sentence says it anyway.
                Enums.read(RefusalCode.class, wire.getCode()).orElse(null),
                Checked.sentence(wire.getSentence()));
    }

    private static Answer warned(ReservationWarned wire) throws Invalid {
        return new Answer.Warned(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), 0),
                Checked.constant("cause", ExpiryCause.class, wire.getCause()),
                Checked.duration("time left", wire.getLeftMs()));
    }

    private static Answer extended(ReservationExtended wire) throws Invalid {
        return new Answer.Extended(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), 0),
                Checked.inRange("number of extensions", wire.getExtension(), 0, Integer.MAX_VALUE),
                Checked.duration("length", wire.getLengthMs()),
                left(wire.getLeftMs(), wire.getLengthMs()));
    }

    private static Answer heard(AgentHeard wire) throws Invalid {
        return new Answer.Heard(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), 0),
                wire.getHeard());
    }

    private static Answer released(ReservationReleased wire) throws Invalid {
        return new Answer.Released(
                Checked.master(wire.getMaster()),
                Checked.request(wire.getRequest()),
                Checked.agent(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), 0),
                Checked.constant("reason", Outcome.class, wire.getReason()));
    }

    private static Answer confirmed(CommandConfirmed wire) throws Invalid {
        return new Answer.Confirmed(
                Checked.master(wire.getMaster()), agentOrNull(wire.getAgent()), Checked.sentence(wire.getSentence()));
    }

    private static DirectedAnswer refused(CommandRefused wire) throws Invalid {
        Answer answer = new Answer.Refused(
                Checked.master(wire.getMaster()),
                requestOrNull(wire.getRequest()),
                agentOrNull(wire.getAgent()),
                Checked.atLeast("epoch", wire.getEpoch(), -1),
                Checked.constant("code", RefusalCode.class, wire.getCode()),
                Checked.sentence(wire.getSentence()));
        return AnswerMapper.NO_POOL.equals(wire.getPool())
                ? new DirectedAnswer(null, answer)
                : directed(wire.getPool(), answer);
    }

    /** @param wholeMs what it is left of; null where the service says neither */
    private static Duration left(Long leftMs, Long wholeMs) throws Invalid {
        if (leftMs == null || wholeMs == null) {
            return null;
        }
        if (leftMs > wholeMs) {
            throw Checked.value("The time left is " + leftMs + " ms of " + wholeMs + " ms.");
        }
        return Duration.ofMillis(Checked.atLeast("time left", leftMs, 0));
    }

    private static AgentName agentOrNull(String value) throws Invalid {
        return value == null ? null : Checked.agent(value);
    }

    private static RequestId requestOrNull(String value) throws Invalid {
        return value == null ? null : Checked.request(value);
    }
}
