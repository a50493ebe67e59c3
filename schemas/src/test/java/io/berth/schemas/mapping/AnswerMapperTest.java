package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.MASTER;
import static io.berth.schemas.mapping.Samples.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.command.CancelRequest;
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
import java.util.Collections;
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
    void anEstimateOfWhichHalfIsMissingIsNone() {
        assertThat(AnswerMapper.read(
                        new RequestWaiting("default", "r", "m", 1, 2, 3, "All are busy.", 4L, 0, 6L, null, 5L)))
                .hasValueSatisfying(directed -> assertThat(((Answer.Waiting) directed.answer()).estimate())
                        .isNull());
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
        RequestWaiting reply = waiting("default", "r", "m", "a\u001b[2Jb\nc\u202ed é");
        assertThat(AnswerMapper.read(reply))
                .map(directed -> ((Answer.Waiting) directed.answer()).reason())
                .contains("a?[2Jb?c?d é");
    }

    static List<SpecificRecord> unusable() {
        String bad = "Not A Name";
        return List.of(
                new CancelRequest("default", "r", "m"),
                waiting(bad, "r", "m", ""),
                waiting("default", bad, "m", ""),
                waiting("default", "r", bad, ""),
                new RequestWaiting(),
                new RequestWaiting("default", "r", "m", 1, 2, 3, "", 4L, -1, null, null, 5L),
                new RequestWaiting("default", "r", "m", 1, 2, 3, "", 4L, 0, -1L, 5L, 5L),
                new RequestWaiting("default", "r", "m", 1, 2, 3, "", 4L, 0, 6L, 5L, 5L),
                new RequestWaiting("default", "r", "m", 1, 2, 3, "", 4L, 0, null, null, -1L),
                new AgentsOffered("default", "r", "m", List.of(new Candidate(bad, List.of())), 5L, 4L),
                new AgentsOffered("default", "r", "m", List.of(new Candidate("a", List.of("=="))), 5L, 4L),
                new AgentsOffered("default", "r", "m", Collections.singletonList(null), 5L, 4L),
                new AgentsOffered("default", "r", "m", List.of(new Candidate("a", null)), 5L, 4L),
                new AgentsOffered("default", "r", "m", List.of(), -5L, 4L),
                new AgentsOffered(),
                granted(-1, 5, 5, 0, 1, 5, 0, null),
                granted(1, -5, 5, 0, 1, 5, 0, null),
                granted(1, 5, Long.MAX_VALUE, 0, 1, 5, 0, null),
                granted(1, 5, 5, -1, 1, 5, 0, null),
                granted(1, 5, 5, 0, 0, 5, 0, null),
                granted(1, 5, 5, 0, 1, -5, 0, null),
                granted(1, 5, 5, 0, 1, 5, -1, null),
                granted(1, 5, 5, 0, 1, 5, 0, -1L),
                granted(1, 5, 5, 0, 1, 5, 0, 6L),
                new ReservationGranted(),
                new ReservationReady("default", "r", "m", "a", -1L),
                new ReservationReady(),
                new ReservationRenewed("default", "r", "m", bad, 1L, 5L, 0, 5L, 5L),
                new ReservationRenewed("default", "r", "m", "a", 1L, -2L, 0, 5L, 5L),
                new ReservationRenewed("default", "r", "m", "a", 1L, 5L, -2, 5L, 5L),
                new ReservationRenewed("default", "r", "m", "a", 1L, 5L, 0, -5L, null),
                new ReservationRenewed("default", "r", "m", "a", 1L, 5L, 0, 5L, -1L),
                new ReservationRenewed("default", "r", "m", "a", 1L, 5L, 0, 5L, 6L),
                new ReservationRenewed(),
                new RequestEnded(),
                new ReservationWarned("default", "r", "m", "a", 1L, ExpiryCause.UNKNOWN, 5L),
                new ReservationWarned("default", "r", "m", "a", 1L, ExpiryCause.IDLE, -5L),
                new ReservationWarned("default", "r", "m", "a", -1L, ExpiryCause.IDLE, 5L),
                new ReservationWarned(),
                new ReservationExtended("default", "r", "m", "a", 1L, -1, 5L, 5L),
                new ReservationExtended("default", "r", "m", "a", 1L, 1, -5L, null),
                new ReservationExtended("default", "r", "m", "a", 1L, 1, 5L, 6L),
                new ReservationExtended(),
                new AgentHeard("default", "r", "m", bad, 1L, true),
                new AgentHeard("default", "r", "m", "a", -1L, true),
                new AgentHeard(),
                new ReservationReleased("default", "r", "m", "a", 1L, io.berth.schemas.code.Outcome.UNKNOWN),
                new ReservationReleased("default", "r", "m", "a", 1L, null),
                new ReservationReleased(),
                new CommandConfirmed("default", bad, null, "Done."),
                new CommandConfirmed("default", "m", bad, "Done."),
                new CommandConfirmed(),
                new CommandRefused());
    }

    private static RequestWaiting waiting(String pool, String request, String master, String reason) {
        return new RequestWaiting(pool, request, master, 1, 2, 3, reason, 4L, 0, null, null, 5L);
    }

    private static ReservationGranted granted(
            long epoch, long renewal, long idle, int need, int of, long limit, int extensions, Long left) {
        return new ReservationGranted(
                "default", "r", "m", "a", List.of(), epoch, renewal, idle, need, of, limit, extensions, left);
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
