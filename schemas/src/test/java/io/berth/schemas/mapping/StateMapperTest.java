package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.AGENT;
import static io.berth.schemas.mapping.Samples.EXPRESSION;
import static io.berth.schemas.mapping.Samples.MASTER;
import static io.berth.schemas.mapping.Samples.OTHER_AGENT;
import static io.berth.schemas.mapping.Samples.POLICY;
import static io.berth.schemas.mapping.Samples.POOL;
import static io.berth.schemas.mapping.Samples.REQUEST;
import static io.berth.schemas.mapping.Samples.TAGS;
import static io.berth.schemas.mapping.Samples.TIMING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.PoolState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateMapperTest {

    @ParameterizedTest
    @EnumSource(AgentStatus.class)
    void anAgentThatIsUsedIsReadBackEqual(AgentStatus status) {
        Agent.Use use = new Agent.Use(REQUEST, MASTER, TIMING, true, 60, 61);
        Agent agent = new Agent(AGENT, status, true, "run-1", TAGS, true, 42, use, 50, 1_700_000_000_000L);
        assertThat(StateMapper.read(StateMapper.write(POOL, agent))).isEqualTo(agent);
    }

    @Test
    void anAgentThatWasNeverUsedIsReadBackEqual() {
        Agent agent = new Agent(AGENT, AgentStatus.OFFLINE, false, "run-1", TagSet.of(), false, -1, null, 0, 0);
        assertThat(StateMapper.read(StateMapper.write(POOL, agent))).isEqualTo(agent);
    }

    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void aRequestWithEverythingIsReadBackEqual(RequestStatus status) {
        Request request = new Request(
                REQUEST,
                MASTER,
                status,
                EXPRESSION,
                Select.CHOOSE,
                7,
                Duration.ofMillis(9),
                TIMING,
                "nightly",
                30,
                List.of(OTHER_AGENT, AGENT),
                31,
                AGENT,
                42,
                Outcome.OFFER_EXPIRED,
                RefusalCode.STALE,
                "Too late.",
                43,
                1_700_000_000_000L);
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void aRequestThatWaitsWithoutEndIsReadBackEqual() {
        Request request = new Request(
                REQUEST,
                MASTER,
                RequestStatus.WAITING,
                EXPRESSION,
                Select.FIRST,
                1,
                null,
                TIMING,
                null,
                30,
                List.of(),
                -1,
                null,
                -1,
                null,
                null,
                null,
                30,
                0);
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void aRejectedRequestIsReadBackEqual() {
        Request request = rejected(null);
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void aSelectionWithoutAnExpressionCouldNotBeReadBackAndIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateMapper.write(POOL, rejected(Select.FIRST)))
                .withMessageContaining("nightly-881");
    }

    private static Request rejected(Select select) {
        return new Request(
                REQUEST,
                MASTER,
                RequestStatus.ENDED,
                null,
                select,
                0,
                null,
                null,
                null,
                30,
                List.of(),
                -1,
                null,
                -1,
                Outcome.REJECTED,
                RefusalCode.NO_MATCH,
                "No agent matches.",
                30,
                0);
    }

    @Test
    void theLongestExpressionThatIsAcceptedIsReadBackEqual() {
        String compact = IntStream.range(0, 128).mapToObj(i -> "tag" + i % 10).collect(Collectors.joining("&&"));
        Request accepted = waitingFor(compact);
        assertThat(accepted.expression().toString().length()).isGreaterThan(compact.length());
        assertThat(StateMapper.read(StateMapper.write(POOL, accepted))).isEqualTo(accepted);
    }

    private static Request waitingFor(String expression) {
        return new Request(
                REQUEST,
                MASTER,
                RequestStatus.WAITING,
                TagExpressionParser.parse(expression).orThrow(),
                Select.FIRST,
                1,
                null,
                TIMING,
                null,
                30,
                List.of(),
                -1,
                null,
                -1,
                null,
                null,
                null,
                30,
                0);
    }

    @Test
    void aPoolIsReadBackEqual() {
        PoolState written = StateMapper.write(POOL, POLICY, 1_000_000);
        assertThat(StateMapper.read(written)).isEqualTo(POLICY);
        assertThat(written.getEpochBase()).isEqualTo(1_000_000);
        assertThat(written.getPool()).isEqualTo("default");
    }

    @Test
    void aStateNewerThanTheReaderIsNotGuessedAt() {
        AgentState newer = new AgentState(
                "default",
                "mac-07",
                io.berth.schemas.code.AgentStatus.UNKNOWN,
                true,
                "run-1",
                List.of(),
                true,
                -1L,
                null,
                0L,
                0L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateMapper.read(newer))
                .withMessageContaining("newer Berth");
    }
}
