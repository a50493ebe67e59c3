package io.berth.server.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.Reading;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.store.StoreBuilders;
import io.berth.server.store.StoreNames;
import io.berth.server.topology.Nodes;
import io.berth.server.topology.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restart of the task leaves as it was, and what it starts anew. */
class PoolProcessorTest {
    private static final PoolName POOL = new PoolName("default");
    private static final AgentName MAC = new AgentName("mac-1");
    private static final AgentName IDLE = new AgentName("idle-1");
    private static final MasterName OPERATOR = new MasterName("ann");
    private static final MasterName CI = new MasterName("ci-1");
    private static final RequestId HELD = new RequestId("r-1");
    private static final RequestId WAITING = new RequestId("r-2");
    private static final Duration START = PoolPolicy.DEFAULT.timing().start();

    private final WireCodec codec = Codecs.bundled();
    private final Task.Time time = new Task.Time();
    private final Task<Command> task = new Task<>(
            new PoolProcessor(new ServiceMetrics(), time),
            time,
            List.of(
                    StoreBuilders.keyed(StoreNames.POOLS, PoolState.class, codec),
                    StoreBuilders.keyed(StoreNames.AGENTS, AgentState.class, codec),
                    StoreBuilders.keyed(StoreNames.REQUESTS, RequestState.class, codec),
                    StoreBuilders.keyed(StoreNames.MASTERS, MasterState.class, codec)));
    private long epoch;

    @BeforeEach
    void oneHoldsAndOneWaits() {
        decide(new Command.ConfigurePool(PoolPolicy.DEFAULT));
        decide(new Command.AgentOnline(MAC, "run-1", TagSet.of("macos"), false, -1, -1));
        epoch = task.feed(POOL.value(), request(HELD));
        decide(request(WAITING));
        task.take(Nodes.WRITE_REPLIES);
    }

    @Test
    void decidesAfterTheRestartAsBefore() {
        task.restart();

        assertThat(decide(request(HELD))).singleElement().isInstanceOfSatisfying(Answer.Reserved.class, granted -> {
            assertThat(granted.epoch()).isEqualTo(epoch);
        });
        assertThat(decide(request(WAITING))).singleElement().isInstanceOf(Answer.Waiting.class);
        assertThat(decide(new Command.FreeReservation(MAC, epoch, CI)))
                .hasAtLeastOneElementOfType(Answer.Ended.class)
                .hasAtLeastOneElementOfType(Answer.Reserved.class);
    }

    @Test
    void aReservationExpiresAfterTheRestartAndNotBeforeAWholeTimeoutWentBy() {
        task.pass(START.minusSeconds(1));
        task.restart();

        task.pass(START.minusSeconds(1));
        assertThat(due()).isEmpty();

        task.pass(Duration.ofSeconds(1));
        assertThat(due()).containsExactly("ExpireReservation");
    }

    @Test
    void aTimerThatFellDueWhileNobodyWatchedIsNotHeldAgainstAnybody() {
        task.restart();
        task.pass(Duration.ofMillis(1));

        assertThat(due()).isEmpty();
    }

    @Test
    void anotherInitDoublesNothing() {
        task.restart();
        task.restart();
        task.restart();

        assertThat(task.sleeps()).isEqualTo(1);
        task.pass(START);
        assertThat(due()).containsExactly("ExpireReservation");
        task.pass(START);
        assertThat(due()).doesNotHaveDuplicates();
    }

    @Test
    void whatTheTimerWroteIsDecidedByTheNextLife() {
        task.pass(START);
        Command expire = ((Reading.Read) CommandMapper.read(
                        (SpecificRecord) task.take(Nodes.DUE_TIMERS).get(0)))
                .command();
        task.restart();

        assertThat(decide(expire)).hasAtLeastOneElementOfType(Answer.Waiting.class);
        task.restart();
        assertThat(decide(expire)).isEmpty();
    }

    @Test
    void whatAMasterHadIsNotForgottenInARestart() {
        decide(new Command.FreeReservation(MAC, epoch, CI));

        assertThat(task.stored(StoreNames.MASTERS)).isEqualTo(1);
        assertThat(restored().accounts().keySet()).containsExactly(CI);
    }

    @Test
    void anAgentThatRefusesAMasterThatNeverHadOneIsDecidedAndStoresNoAccount() {
        assertThat(decide(new Command.AgentFailed(MAC, "run-1", epoch)))
                .hasAtLeastOneElementOfType(Answer.Waiting.class);

        assertThat(task.stored(StoreNames.MASTERS)).isZero();
        assertThat(restored().accounts()).isEmpty();
    }

    @Test
    void whatAMasterHadSoLongAgoThatItCountsForNothingIsStoredNoMore() {
        decide(new Command.CancelRequest(WAITING, CI));
        decide(new Command.FreeReservation(MAC, epoch, CI));
        long faded = PoolPolicy.DEFAULT.order().halfLife().multipliedBy(20).toMillis();
        MasterName other = new MasterName("ci-2");
        Wish wish = Wish.of(TagExpressionParser.parse("macos").orThrow());
        Command request = new Command.RequestAgent(new RequestId("r-3"), other, wish, false, null, null, null, null);
        long later = task.feed(POOL.value(), request, faded);
        task.take(Nodes.WRITE_STATES);

        task.feed(POOL.value(), new Command.FreeReservation(MAC, later, other), faded);

        assertThat(task.take(Nodes.WRITE_STATES)).singleElement().isInstanceOfSatisfying(Decided.class, decided -> {
            assertThat(decided.faded()).containsExactly("default/ci-1");
            assertThat(decided.masters()).extracting(MasterState::getMaster).containsExactly("ci-2");
        });
        assertThat(restored().accounts().keySet()).containsExactly(other);
    }

    @Test
    void aHoldOutlivesTheRestartAndEndsAfterItsWholeLength() {
        decide(new Command.HoldPool(OPERATOR, "maintenance", Duration.ofMinutes(1)));
        task.pass(Duration.ofSeconds(59));
        task.restart();
        decide(new Command.FreeReservation(MAC, epoch, CI));

        task.pass(Duration.ofSeconds(59));
        assertThat(due()).isEmpty();
        assertThat(decide(request(new RequestId("r-3")))).singleElement().isInstanceOf(Answer.Waiting.class);

        task.pass(Duration.ofSeconds(1));
        assertThat(due()).containsExactly("EndPoolHold");
    }

    @Test
    void aHoldThatIsReleasedEndsNothingLater() {
        decide(new Command.HoldPool(OPERATOR, "maintenance", Duration.ofMinutes(1)));
        decide(new Command.ReleasePool(OPERATOR, "done"));

        task.pass(Duration.ofMinutes(1));

        assertThat(due()).isEmpty();
    }

    @Test
    void aHoldThatIsSaidAgainLastsItsNewLength() {
        decide(new Command.HoldPool(OPERATOR, "maintenance", Duration.ofMinutes(1)));
        decide(new Command.HoldPool(OPERATOR, "longer", Duration.ofMinutes(1).plusSeconds(30)));

        task.pass(Duration.ofMinutes(1));
        assertThat(due()).isEmpty();

        task.pass(Duration.ofSeconds(30));
        assertThat(due()).containsExactly("EndPoolHold");
    }

    @Test
    void aPoolThatIsNotSettledAsksAtOnceToGoOnUntilItIs() {
        threeWaitWhileOnlyOneIsMet();

        task.pass(Duration.ofMillis(1));
        assertThat(due()).containsExactly("Settle");
        assertThat(decide(new Command.Settle())).singleElement().isInstanceOf(Answer.Reserved.class);

        task.pass(Duration.ofMillis(1));
        assertThat(due()).containsExactly("Settle");
        assertThat(decide(new Command.Settle())).singleElement().isInstanceOf(Answer.Reserved.class);

        task.pass(Duration.ofMillis(1));
        assertThat(due()).isEmpty();
    }

    @Test
    void aPoolThatWasNotSettledGoesOnAfterARestart() {
        threeWaitWhileOnlyOneIsMet();
        task.restart();

        task.pass(Duration.ofMillis(1));

        assertThat(due()).containsExactly("Settle");
    }

    @Test
    void aPoolThatAnotherCommandSettledAsksForNothing() {
        threeWaitWhileOnlyOneIsMet();
        decide(new Command.AgentReady(MAC, "run-1", epoch));
        decide(new Command.RenewReservation(MAC, epoch, CI, true, 1));

        task.pass(Duration.ofMillis(1));

        assertThat(due()).isEmpty();
    }

    /** The pool was on hold; a command may meet one request, and three agents are free for three. */
    private void threeWaitWhileOnlyOneIsMet() {
        decide(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(Limits.DEFAULT.withMatches(1))));
        decide(new Command.HoldPool(OPERATOR, "maintenance", null));
        decide(request(new RequestId("r-3")));
        decide(request(new RequestId("r-4")));
        for (String name : List.of("mac-2", "mac-3", "mac-4")) {
            decide(new Command.AgentOnline(new AgentName(name), "run-1", TagSet.of("macos"), false, -1, -1));
        }
        decide(new Command.ReleasePool(OPERATOR, "done"));
    }

    @Test
    void anAgentThatIsWithdrawnForAWhileIsBackAfterThatAlsoAcrossARestart() {
        withdrawIdleAgent();
        task.restart();

        task.pass(Duration.ofMinutes(1));

        assertThat(due()).containsExactly("EndWithdrawal");
    }

    @Test
    void aRemovedAgentIsNeitherStoredNorTimed() {
        withdrawIdleAgent();
        decide(new Command.AgentOffline(IDLE, "run-1", false));
        assertThat(task.stored(StoreNames.AGENTS)).isEqualTo(2);

        task.feed(POOL.value(), new Command.RemoveAgent(IDLE, OPERATOR));

        assertThat(task.take(Nodes.WRITE_STATES)).singleElement().isInstanceOfSatisfying(Decided.class, decided -> {
            assertThat(decided.removed()).containsExactly("default/idle-1");
            assertThat(decided.agents()).isEmpty();
        });
        assertThat(task.stored(StoreNames.AGENTS)).isEqualTo(1);
        task.pass(Duration.ofMinutes(1));
        assertThat(due()).isEmpty();
        assertThat(restored().agents().keySet()).containsExactly(MAC);
    }

    @Test
    void aForgottenRequestIsNeitherStoredNorTimed() {
        decide(new Command.CancelRequest(WAITING, CI));
        decide(new Command.ForgetRequests(List.of(WAITING)));
        assertThat(task.stored(StoreNames.REQUESTS)).isEqualTo(1);

        task.pass(PoolPolicy.DEFAULT.timing().outcome().plusSeconds(6));

        assertThat(due()).isNotEmpty().doesNotContain("ExpireRequest", "ForgetRequests");
    }

    @Test
    void whereTheLogStoodIsStoredAlsoWhereNothingIsLeftOfWhatWasSaidThere() {
        decide(new Command.CancelRequest(WAITING, CI));
        long forgottenAt = task.feed(POOL.value(), new Command.ForgetRequests(List.of(WAITING)));

        assertThat(restored().highestPosition()).isEqualTo(forgottenAt);
    }

    private void withdrawIdleAgent() {
        decide(new Command.AgentOnline(IDLE, "run-1", TagSet.of("linux"), false, -1, -1));
        decide(new Command.WithdrawAgent(IDLE, Withdrawal.DRAINED, OPERATOR, "new disk", Duration.ofMinutes(1)));
    }

    /** What the next owner of the pool would find. */
    private Pool.Snapshot restored() {
        return new PoolStores(task.restart()).readAll().get(POOL).snapshot();
    }

    private List<Answer> decide(Command command) {
        task.feed(POOL.value(), command);
        List<Answer> answers = new ArrayList<>();
        task.take(Nodes.WRITE_REPLIES)
                .forEach(
                        decided -> answers.addAll(((Decided) decided).decision().answers()));
        return answers;
    }

    private List<String> due() {
        return task.take(Nodes.DUE_TIMERS).stream()
                .map(command -> ((SpecificRecord) command).getSchema().getName())
                .toList();
    }

    private static Command request(RequestId id) {
        Wish wish = Wish.of(TagExpressionParser.parse("macos").orThrow());
        return new Command.RequestAgent(id, CI, wish, false, null, null, null, null);
    }
}
