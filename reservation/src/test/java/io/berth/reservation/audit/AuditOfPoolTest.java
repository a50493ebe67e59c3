package io.berth.reservation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the real pool does under random commands is clean, from wherever the log is read. */
class AuditOfPoolTest {
    private static final long SEED = 20261123;
    private static final int COMMANDS = 12_000;
    private static final List<String> EXPRESSIONS =
            List.of("linux", "macos", "linux && jdk>=11", "!linux", "jdk=17 || macos", "windows");

    private final Random random = new Random(SEED);
    private final Pool pool = Pool.unconfigured(Log.POOL);
    private final List<AuditedEvent> events = new ArrayList<>();
    private int requests;

    @Test
    void theLogOfAPoolIsCleanAsAWhole() {
        play();
        AuditReport report = Log.audit(Audit.ofWholeLog(), events);
        assertThat(report.checks()).flatExtracting(Check::violations).isEmpty();
        assertThat(report.checks()).allSatisfy(check -> assertThat(check.made()).isPositive());
        PoolSummary summary = report.pools().get(0);
        assertThat(summary.offers()).isGreaterThan(100);
        assertThat(summary.reservations()).isGreaterThan(100);
        assertThat(summary.outcomes().keySet()).contains(Outcome.values());
        assertThat(summary.open())
                .isEqualTo(new PoolSummary.Open(
                        agents(AgentStatus.OFFERED),
                        agents(AgentStatus.RESERVED),
                        pool.requests().stream()
                                .filter(request -> request.status() == RequestStatus.WAITING)
                                .count()));
    }

    private long agents(AgentStatus status) {
        return pool.agents().stream().filter(agent -> agent.status() == status).count();
    }

    @Test
    void theLogOfAPoolIsCleanFromWhereverItIsRead() {
        play();
        for (int start = 0; start < events.size(); start += 97) {
            AuditReport report = Log.audit(Audit.ofTruncatedLog(), events.subList(start, events.size()));
            assertThat(report.checks())
                    .as("from event " + start)
                    .flatExtracting(Check::violations)
                    .isEmpty();
        }
    }

    @Test
    void aLogThatHasAnEventTwiceOrLacksOneInACommandIsNotClean() {
        play();
        int lacking = 0;
        for (int at = 0; at < 400; at++) {
            List<AuditedEvent> twice = new ArrayList<>(events);
            twice.add(at, events.get(at));
            assertThat(found(twice)).as("twice " + events.get(at)).isPositive();
            if (events.get(at + 1).index() > events.get(at).index()) {
                List<AuditedEvent> without = new ArrayList<>(events);
                without.remove(at);
                assertThat(found(without)).as("without " + events.get(at)).isPositive();
                lacking++;
            }
        }
        assertThat(lacking).isGreaterThan(50);
    }

    private static long found(List<AuditedEvent> log) {
        return Log.audit(Audit.ofWholeLog(), log).check(Invariant.S10).found();
    }

    private void play() {
        tell(new Command.ConfigurePool(PoolPolicy.DEFAULT), 0);
        for (int offset = 1; offset < COMMANDS; offset++) {
            tell(command(), offset);
        }
    }

    private void tell(Command command, long offset) {
        Decision decision = pool.handle(command, new Moment(offset, offset));
        for (int index = 0; index < decision.events().size(); index++) {
            events.add(new AuditedEvent(
                    Log.POOL,
                    decision.position(),
                    index,
                    decision.timeMs(),
                    decision.events().get(index)));
        }
    }

    private Command command() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> online();
            case 2 -> new Command.AgentOffline(agentName(), incarnation(), random.nextBoolean());
            case 3, 4 -> new Command.AgentReady(someAgent().name(), someAgent().incarnation(), epoch());
            case 5, 6 -> cleans(AgentStatus.CLEANING);
            case 7 -> new Command.AgentFailed(agentName(), incarnation(), epoch());
            case 8, 9, 10 -> request();
            case 11 -> choice();
            case 12 -> renewal();
            case 13 -> new Command.FreeReservation(agentName(), epoch(), masterName());
            case 14 -> new Command.CancelRequest(someRequestId(), masterName());
            default -> timer();
        };
    }

    private AgentName agentName() {
        return new AgentName("a" + random.nextInt(5));
    }

    private MasterName masterName() {
        return new MasterName("m" + random.nextInt(2));
    }

    private String incarnation() {
        return "run-" + random.nextInt(3);
    }

    private Command online() {
        List<TagSet> tags = List.of(TagSet.of("linux"), TagSet.of("linux", "jdk=17"), TagSet.of("macos"));
        return new Command.AgentOnline(
                agentName(),
                incarnation(),
                tags.get(random.nextInt(tags.size())),
                random.nextInt(3) > 0,
                random.nextBoolean() ? epoch() : -1,
                random.nextBoolean() ? epoch() : -1);
    }

    private Agent someAgent() {
        return pick(
                new ArrayList<>(pool.agents()),
                new Agent(
                        agentName(),
                        AgentStatus.OFFLINE,
                        false,
                        "run-0",
                        List.of(),
                        TagSet.of(),
                        false,
                        -1,
                        null,
                        null,
                        0,
                        null,
                        Turns.NONE,
                        0,
                        0));
    }

    private <T> T pick(List<T> from, T otherwise) {
        return from.isEmpty() ? otherwise : from.get(random.nextInt(from.size()));
    }

    /** The present epoch of some agent, or one that is over. */
    private long epoch() {
        return Math.max(0, someAgent().epoch() - (random.nextInt(4) == 0 ? 1 : 0));
    }

    private Command cleans(AgentStatus status) {
        Agent agent =
                pick(pool.agents().stream().filter(a -> a.status() == status).toList(), someAgent());
        return new Command.AgentClean(agent.name(), agent.incarnation(), Math.max(0, agent.epoch()));
    }

    private Command request() {
        Duration[] waits = {null, Duration.ZERO, Duration.ofMinutes(1)};
        int id = random.nextInt(8) == 0 ? random.nextInt(requests + 1) : requests++;
        RequestVoice voice =
                RequestVoice.request("r" + id).of(masterName().value()).tags(pick(EXPRESSIONS, "linux"));
        voice = random.nextBoolean() ? voice : voice.choosingAmong(1 + random.nextInt(3));
        voice = random.nextBoolean() ? voice : voice.onlyIfItCanMatch();
        return voice.waitingAtMost(waits[random.nextInt(waits.length)]).asked();
    }

    private RequestId someRequestId() {
        List<RequestId> ids = pool.requests().stream().map(Request::id).toList();
        return pick(ids, new RequestId("none"));
    }

    private Command choice() {
        Request request = pick(
                pool.requests().stream()
                        .filter(r -> r.status() == RequestStatus.OFFERED)
                        .toList(),
                null);
        return request == null
                ? request()
                : new Command.ReserveOffer(request.id(), request.master(), pick(request.offered(), agentName()));
    }

    private Command renewal() {
        Agent agent = someAgent();
        return new Command.RenewReservation(
                agent.name(), Math.max(0, agent.epoch()), masterName(), random.nextBoolean());
    }

    private Command timer() {
        Agent agent = someAgent();
        Request request = pick(new ArrayList<>(pool.requests()), null);
        long epoch = Math.max(0, agent.epoch());
        return switch (random.nextInt(5)) {
            case 0 -> new Command.EndLockDelay(agent.name(), epoch);
            case 1 ->
                new Command.ForgetRequests(
                        pool.requests().stream().map(Request::id).limit(20).toList());
            case 2 ->
                request == null ? online() : new Command.ExpireOffers(request.id(), Math.max(0, request.offeredAt()));
            case 3 ->
                request == null
                        ? online()
                        : new Command.ExpireRequest(request.id(), request.position(), WaitCause.WAIT);
            default ->
                new Command.ExpireReservation(
                        agent.name(),
                        epoch,
                        agent.use() == null ? 0 : agent.use().lastBusy(),
                        ExpiryCause.values()[random.nextInt(3)]);
        };
    }
}
