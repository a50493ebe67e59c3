package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.MASTER;
import static io.berth.schemas.mapping.Samples.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.schemas.command.CancelRequest;
import io.berth.schemas.reply.AgentsOffered;
import io.berth.schemas.reply.Candidate;
import io.berth.schemas.reply.CommandRefused;
import io.berth.schemas.reply.RequestEnded;
import io.berth.schemas.reply.RequestWaiting;
import io.berth.schemas.reply.ReservationGranted;
import io.berth.schemas.reply.ReservationReady;
import io.berth.schemas.reply.ReservationRenewed;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerMapperTest {

    @Test
    void aRefusalWithoutAValidPoolStillReachesTheMaster() {
        Answer refused = new Answer.Refused(MASTER, REQUEST, null, -1, RefusalCode.INVALID_NAME, "Bad pool name.");
        assertThat(AnswerMapper.read(AnswerMapper.write(null, refused))).contains(new DirectedAnswer(null, refused));
    }

    @Test
    void aRejectionForAReasonNewerThanTheReaderIsStillTheOutcome() {
        RequestEnded reply = new RequestEnded(
                "default",
                "r",
                "m",
                io.berth.schemas.code.Outcome.REJECTED,
                null,
                -1L,
                io.berth.schemas.code.RefusalCode.UNKNOWN,
                "The quota is used up.");
        assertThat(AnswerMapper.read(reply)).hasValueSatisfying(directed -> {
            Answer.Ended ended = (Answer.Ended) directed.answer();
            assertThat(ended.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(ended.code()).isNull();
            assertThat(ended.sentence()).isEqualTo("The quota is used up.");
        });
    }

    @Test
    void anOutcomeOrARefusalNewerThanTheReaderIsNotGuessedAt() {
        assertThat(AnswerMapper.read(new RequestEnded(
                        "default", "r", "m", io.berth.schemas.code.Outcome.UNKNOWN, null, -1L, null, "Ended.")))
                .isEmpty();
        assertThat(AnswerMapper.read(new CommandRefused(
                        "default", "r", "m", null, -1L, io.berth.schemas.code.RefusalCode.UNKNOWN, "Refused.")))
                .isEmpty();
    }

    @Test
    void aSentenceCannotSteerATerminal() {
        RequestWaiting reply = new RequestWaiting("default", "r", "m", 1, 2, 3, "a\u001b[2Jb\nc\u202ed é");
        assertThat(AnswerMapper.read(reply))
                .map(directed -> ((Answer.Waiting) directed.answer()).reason())
                .contains("a?[2Jb?c?d é");
    }

    static List<SpecificRecord> unusable() {
        String bad = "Not A Name";
        return List.of(
                new CancelRequest("default", "r", "m"),
                new RequestWaiting(bad, "r", "m", 1, 2, 3, ""),
                new RequestWaiting("default", bad, "m", 1, 2, 3, ""),
                new RequestWaiting("default", "r", bad, 1, 2, 3, ""),
                new RequestWaiting(),
                new AgentsOffered("default", "r", "m", List.of(new Candidate(bad, List.of())), 5L),
                new AgentsOffered("default", "r", "m", List.of(new Candidate("a", List.of("=="))), 5L),
                new AgentsOffered("default", "r", "m", List.of(), -5L),
                new AgentsOffered(),
                new ReservationGranted("default", "r", "m", "a", List.of(), -1L, 5L, 5L),
                new ReservationGranted("default", "r", "m", "a", List.of(), 1L, -5L, 5L),
                new ReservationGranted("default", "r", "m", "a", List.of(), 1L, 5L, Long.MAX_VALUE),
                new ReservationGranted(),
                new ReservationReady("default", "r", "m", "a", -1L),
                new ReservationReady(),
                new ReservationRenewed("default", "r", "m", bad, 1L),
                new ReservationRenewed(),
                new RequestEnded(),
                new CommandRefused());
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aReplyThatBreaksARuleIsNoAnswer(SpecificRecord reply) {
        assertThat(AnswerMapper.read(reply)).isEmpty();
    }

    @Test
    void nothingIsNoAnswer() {
        assertThat(AnswerMapper.read(null)).isEmpty();
    }
}
