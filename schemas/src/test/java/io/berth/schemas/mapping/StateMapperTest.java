package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.AGENT;
import static io.berth.schemas.mapping.Samples.CHOICE;
import static io.berth.schemas.mapping.Samples.MASTER;
import static io.berth.schemas.mapping.Samples.OPERATOR;
import static io.berth.schemas.mapping.Samples.OTHER_AGENT;
import static io.berth.schemas.mapping.Samples.POLICY;
import static io.berth.schemas.mapping.Samples.POOL;
import static io.berth.schemas.mapping.Samples.REQUEST;
import static io.berth.schemas.mapping.Samples.TAGS;
import static io.berth.schemas.mapping.Samples.TIMING;
import static io.berth.schemas.mapping.Samples.WISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.pool.Use;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.pool.Withdrawn;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.code.MasterShare;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateMapperTest {
    private static final long TIME_MS = 1_700_000_000_000L;

    @ParameterizedTest
    @EnumSource(AgentStatus.class)
    void anAgentThatIsUsedIsReadBackEqual(AgentStatus status) {
        Use use = new Use(
                REQUEST,
                MASTER,
                TIMING,
                true,
                60,
                61,
                new Limit(Duration.ofMillis(62), 63, TIME_MS, 2, "Look at the crash."),
                true,
                64,
                65);
        Agent agent = agent(status, use, null);
        assertThat(StateMapper.read(StateMapper.write(POOL, agent))).isEqualTo(agent);
    }

    @ParameterizedTest
    @EnumSource(Withdrawal.class)
    void anAgentThatIsWithdrawnIsReadBackEqual(Withdrawal kind) {
        Withdrawn said = new Withdrawn(kind, OPERATOR, "Disk is swapped.", Duration.ofMillis(66), 67, TIME_MS);
        Withdrawn automatic = new Withdrawn(kind, null, "Its cleaning hook failed.", null, 67, TIME_MS);
        for (Withdrawn withdrawn : List.of(said, automatic)) {
            Agent agent = agent(AgentStatus.QUARANTINED, null, withdrawn);
            assertThat(StateMapper.read(StateMapper.write(POOL, agent))).isEqualTo(agent);
        }
    }

    private static Agent agent(AgentStatus status, Use use, Withdrawn withdrawn) {
        return new Agent(
                AGENT,
                status,
                true,
                "run-3",
                List.of("run-2", "run-1"),
                TAGS,
                true,
                42,
                use,
                withdrawn,
                1,
                withdrawn != null,
                MASTER,
                new Turns(3, 68, 69),
                50,
                TIME_MS);
    }

    @Test
    void anAgentThatWasNeverUsedIsReadBackEqual() {
        Agent agent = new Agent(
                AGENT,
                AgentStatus.OFFLINE,
                false,
                "run-1",
                List.of(),
                TagSet.of(),
                false,
                -1,
                null,
                null,
                0,
                false,
                null,
                Turns.NONE,
                0,
                0);
        assertThat(StateMapper.read(StateMapper.write(POOL, agent))).isEqualTo(agent);
    }

    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void aRequestWithEverythingIsReadBackEqual(RequestStatus status) {
        Request request = new Request(
                REQUEST,
                MASTER,
                status,
                WISH,
                2,
                List.of(OTHER_AGENT),
                TIMING,
                30,
                29,
                28,
                1,
                List.of(OTHER_AGENT, AGENT),
                31,
                List.of(new Held(AGENT, 42, 1, TAGS, Outcome.FREED), new Held(OTHER_AGENT, 43, 0, TagSet.of(), null)),
                Outcome.OFFER_EXPIRED,
                RefusalCode.STALE,
                "Too late.",
                43,
                TIME_MS);
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void whoeverKnowsOnlyOneAgentOfARequestIsShownTheFirst() {
        Request request = new Request(
                REQUEST,
                MASTER,
                RequestStatus.RESERVED,
                WISH,
                0,
                List.of(),
                TIMING,
                30,
                30,
                30,
                0,
                List.of(),
                -1,
                List.of(new Held(AGENT, 42, 0, TAGS, null), new Held(OTHER_AGENT, 42, 1, TAGS, null)),
                null,
                null,
                null,
                42,
                TIME_MS);
        assertThat(StateMapper.write(POOL, request).getAgent()).isEqualTo(AGENT.value());
        assertThat(StateMapper.write(POOL, request).getEpoch()).isEqualTo(42);
    }

    @Test
    void aRequestThatWaitsWithoutEndIsReadBackEqual() {
        Request request = waitingFor(Wish.of(TagExpressionParser.parse("linux").orThrow()));
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void aRequestThatChoosesIsReadBackEqual() {
        Request request = waitingFor(CHOICE);
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void aRejectedRequestIsReadBackEqual() {
        Request request = new Request(
                REQUEST,
                MASTER,
                RequestStatus.ENDED,
                null,
                0,
                List.of(),
                null,
                30,
                30,
                30,
                0,
                List.of(),
                -1,
                List.of(),
                Outcome.REJECTED,
                RefusalCode.NO_MATCH,
                "No agent matches.",
                30,
                0);
        assertThat(StateMapper.read(StateMapper.write(POOL, request))).isEqualTo(request);
    }

    @Test
    void theLongestExpressionThatIsAcceptedIsReadBackEqual() {
        String compact = IntStream.range(0, 128).mapToObj(i -> "tag" + i % 10).collect(Collectors.joining("&&"));
        Wish wish = Wish.of(TagExpressionParser.parse(compact).orThrow());
        assertThat(wish.alternatives().get(0).demand().toString().length()).isGreaterThan(compact.length());
        Request accepted = waitingFor(wish);
        assertThat(StateMapper.read(StateMapper.write(POOL, accepted))).isEqualTo(accepted);
    }

    private static Request waitingFor(Wish wish) {
        return new Request(
                REQUEST,
                MASTER,
                RequestStatus.WAITING,
                wish,
                0,
                List.of(),
                TIMING,
                30,
                30,
                30,
                0,
                List.of(),
                -1,
                List.of(),
                null,
                null,
                null,
                30,
                0);
    }

    @Test
    void aWishThatBreaksARuleInAStoreIsABug() {
        var state = StateMapper.write(POOL, waitingFor(CHOICE));
        state.put(state.getSchema().getField("priority").pos(), 101);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateMapper.read(state))
                .withMessageContaining("priority is 101");
    }

    @Test
    void aPoolIsReadBackEqual() {
        PoolState written = StateMapper.write(POOL, POLICY, null, 1_000_000, 1_000_007);
        assertThat(StateMapper.read(written)).isEqualTo(POLICY);
        assertThat(StateMapper.readHold(written)).isNull();
        assertThat(written.getEpochBase()).isEqualTo(1_000_000);
        assertThat(written.getLastPosition()).isEqualTo(1_000_007);
        assertThat(written.getPool()).isEqualTo("default");
    }

    @Test
    void theHoldOfAPoolIsReadBackEqual() {
        for (Duration length : new Duration[] {Duration.ofMillis(70), null}) {
            PoolHold hold = new PoolHold(OPERATOR, "Switch is replaced.", length, 71, TIME_MS);
            assertThat(StateMapper.readHold(StateMapper.write(POOL, POLICY, hold, 0, -1)))
                    .isEqualTo(hold);
        }
    }

    @Test
    void theSharesOfAPoolStandInTheOrderOfTheirMasters() {
        assertThat(StateMapper.write(POOL, POLICY, null, 0, -1).getPolicy().getShares())
                .extracting(MasterShare::getMaster)
                .containsExactly("ci-1", "ops-anna");
    }

    @Test
    void anAccountIsReadBackEqual() {
        Account account = new Account(MASTER, 0.1 + 0.2, TIME_MS);
        MasterState written = StateMapper.write(POOL, account);
        assertThat(StateMapper.read(written)).isEqualTo(account);
        assertThat(written.getPool()).isEqualTo("default");
    }

    @Test
    void aStateNewerThanTheReaderIsNotGuessedAt() {
        AgentState newer = StateMapper.write(POOL, agent(AgentStatus.AVAILABLE, null, null));
        newer.put(newer.getSchema().getField("status").pos(), io.berth.schemas.code.AgentStatus.UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateMapper.read(newer))
                .withMessageContaining("newer Berth");
    }
}
