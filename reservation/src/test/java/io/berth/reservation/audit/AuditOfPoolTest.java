package io.berth.reservation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.OperatorVoice;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timers;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the real pool does under random commands is clean, from wherever the log is read. */
class AuditOfPoolTest {
    private static final long SEED = 20261123;
    private static final int COMMANDS = 12_000;
    private static final List<String> EXPRESSIONS =
            List.of("linux", "macos", "linux && jdk>=11", "!linux", "jdk=17 || macos", "windows");

    /** The log of this test only grows, and few expire in its one run. */
    private static final Set<Class<?>> UNSEEN =
            Set.of(Event.EpochBaseRaised.class, Event.ReservationSpared.class, Event.OutcomeKept.class);

    private final Random random = new Random(SEED);
    private final Pool pool = Pool.unconfigured(Log.POOL);
    private final List<AuditedEvent> events = new ArrayList<>();
    private final List<Command> due = new ArrayList<>();
    private int requests;
    private int runs;

    @Test
    void theLogOfAPoolIsCleanAsAWhole() {
        play();
        AuditReport report = Log.audit(Audit.ofWholeLog(), events);
        assertThat(report.checks()).flatExtracting(Check::violations).isEmpty();
        assertThat(report.checks()).allSatisfy(check -> assertThat(check.made()).isPositive());
        PoolSummary summary = report.pools().get(0);
        assertThat(summary.offers()).isGreaterThan(100);
        assertThat(summary.reservations()).isGreaterThan(100);
        // A group that breaks before it serves ends for the reason of the agent that broke it.
        Set<Outcome> ofRequests = EnumSet.complementOf(EnumSet.of(Outcome.GROUP_BROKEN));
        assertThat(summary.outcomes().keySet()).containsExactlyInAnyOrderElementsOf(ofRequests);
        Set<Class<?>> kinds =
                events.stream().map(event -> event.event().getClass()).collect(Collectors.toSet());
        kinds.addAll(UNSEEN);
        assertThat(kinds).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
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
        tell(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(new Limits(2, 2, 10, 20, 200))), 0);
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
        Agent agent = someAgent();
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> online();
            case 3 -> new Command.AgentOffline(agent.name(), agent.incarnation(), random.nextBoolean());
            case 4, 5 -> new Command.AgentReady(agent.name(), agent.incarnation(), epoch(agent));
            case 6, 7 -> cleans();
            case 8 -> new Command.AgentFailed(agent.name(), agent.incarnation(), epoch(agent));
            case 9, 10, 11, 12 -> request();
            case 13 -> choice();
            case 14 -> new Command.RenewReservation(agent.name(), epoch(agent), holder(agent), random.nextBoolean());
            case 15, 16 -> new Command.FreeReservation(agent.name(), epoch(agent), holder(agent));
            case 17 -> ofRequest();
            case 18 -> extension(agent);
            case 19 -> random.nextInt(3) == 0 ? report() : operator(agent);
            default -> timer(agent);
        };
    }

    private AgentName agentName() {
        return new AgentName("a" + random.nextInt(5));
    }

    private MasterName masterName() {
        return new MasterName("m" + random.nextInt(2));
    }

    /** Mostly the present run again, sometimes a new one, sometimes one that was replaced. */
    private Command online() {
        AgentName name = agentName();
        Agent known = pool.view().agent(name);
        int say = random.nextInt(6);
        String run = known == null || say == 0
                ? "run-" + runs++
                : say == 1 ? pick(known.replaced(), known.incarnation()) : known.incarnation();
        List<TagSet> tags = List.of(TagSet.of("linux"), TagSet.of("linux", "jdk=17"), TagSet.of("macos"));
        long epoch = known == null ? -1 : known.epoch();
        boolean cleans = known == null || random.nextInt(8) == 0 ? random.nextInt(3) > 0 : known.cleans();
        TagSet tagged = known == null || random.nextInt(8) == 0 ? pick(tags, null) : known.tags();
        return new Command.AgentOnline(
                name, run, tagged, cleans, random.nextInt(3) > 0 ? epoch : -1, random.nextInt(3) > 0 ? epoch : -1);
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
                        false,
                        null,
                        Turns.NONE,
                        0,
                        0));
    }

    private <T> T pick(List<T> from, T otherwise) {
        return from.isEmpty() ? otherwise : from.get(random.nextInt(from.size()));
    }

    /** Mostly the present one, or one that is over. */
    private long epoch(Agent agent) {
        return Math.max(0, agent.epoch() - (random.nextInt(6) == 0 ? 1 : 0));
    }

    private MasterName holder(Agent agent) {
        return agent.use() == null || random.nextInt(6) == 0
                ? masterName()
                : agent.use().master();
    }

    private Command cleans() {
        Agent agent = pick(
                pool.agents().stream()
                        .filter(a -> a.status() == AgentStatus.CLEANING)
                        .toList(),
                someAgent());
        return new Command.AgentClean(agent.name(), agent.incarnation(), epoch(agent));
    }

    private Command request() {
        Duration[] waits = {null, Duration.ZERO, Duration.ofMinutes(1)};
        int id = random.nextInt(8) == 0 ? random.nextInt(requests + 1) : requests++;
        RequestVoice voice =
                RequestVoice.request("r" + id).of(masterName().value()).tags(pick(EXPRESSIONS, "linux"));
        voice = switch (random.nextInt(6)) {
            case 0, 1 -> voice.choosingAmong(1 + random.nextInt(3));
            case 2 -> voice.tags(2, pick(EXPRESSIONS, "linux"));
            case 3 -> voice.thenAfter(Duration.ofSeconds(5), pick(EXPRESSIONS, "linux"));
            default -> voice;
        };
        voice = random.nextBoolean() ? voice : voice.onlyIfItCanMatch();
        return voice.waitingAtMost(waits[random.nextInt(waits.length)]).asked();
    }

    private Command choice() {
        Request request = pick(
                pool.requests().stream()
                        .filter(r -> r.status() == RequestStatus.OFFERED)
                        .toList(),
                null);
        if (request == null) {
            return request();
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Command.DeclineOffers(request.id(), request.master(), request.offeredAt());
            case 1 -> new Command.ExpireOffers(request.id(), request.offeredAt());
            default -> new Command.ReserveOffer(request.id(), request.master(), pick(request.offered(), agentName()));
        };
    }

    private Command ofRequest() {
        Request request = pick(new ArrayList<>(pool.requests()), null);
        if (request == null) {
            return request();
        }
        return random.nextBoolean()
                ? new Command.CancelRequest(request.id(), request.master())
                : new Command.ChangePriority(request.id(), request.master(), random.nextInt(3));
    }

    private Command extension(Agent agent) {
        int next = agent.use() == null ? 1 : agent.use().limit().extensions() + 1;
        return new Command.ExtendReservation(
                agent.name(),
                epoch(agent),
                holder(agent),
                next,
                Duration.ofHours(1),
                random.nextBoolean() ? "why" : null);
    }

    /** Follows nearly all of what it has. */
    private Command report() {
        MasterName master = masterName();
        return new Command.ReportRequests(
                master,
                pool.requests().stream()
                        .filter(request -> request.master().equals(master) && request.status() != RequestStatus.ENDED)
                        .map(Request::id)
                        .filter(id -> random.nextInt(4) > 0)
                        .toList(),
                pool.view().highestPosition());
    }

    private Command operator(Agent agent) {
        String name = agent.name().value();
        Duration length = random.nextBoolean() ? Duration.ofHours(1) : null;
        return switch (random.nextInt(9)) {
            case 0 -> OperatorVoice.ANN.drains(name, "disk", length);
            case 1 -> OperatorVoice.ANN.quarantines(name, "smells", length);
            case 2, 3, 4 -> OperatorVoice.ANN.resumes(name);
            case 5 -> OperatorVoice.ANN.removes(name);
            case 6 -> OperatorVoice.ANN.revokes(name, epoch(agent));
            case 7 -> OperatorVoice.ANN.holdsPool("storage", length);
            default -> OperatorVoice.ANN.releasesPool();
        };
    }

    /** One that is due, or was due once. */
    private Command timer(Agent otherwise) {
        TimingContract timing = pool.view().policy().timing();
        List<Timer> running = new ArrayList<>(Timers.of(pool));
        Request request = pick(new ArrayList<>(pool.requests()), null);
        if (request != null && random.nextBoolean()) {
            running.addAll(Timers.of(request, timing));
        } else {
            running.addAll(Timers.of(someAgent(), timing));
        }
        if (!due.isEmpty() && random.nextInt(4) == 0) {
            return pick(due, null);
        }
        Timer timer = pick(running, null);
        if (timer == null) {
            return new Command.EndLockDelay(otherwise.name(), epoch(otherwise));
        }
        due.add(timer.command());
        return timer.command();
    }
}
