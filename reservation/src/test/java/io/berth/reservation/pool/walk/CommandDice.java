package io.berth.reservation.pool.walk;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentVoice;
import io.berth.reservation.pool.MasterVoice;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timers;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Throws commands for a pool: sensible, late, duplicated and absurd ones, from small sets of names. */
final class CommandDice {
    private static final String[] AGENTS = {"a1", "a2", "a3", "a4", "a5"};
    private static final String[] RUNS = {"run-1", "run-2"};
    private static final String[] REQUESTS = {"r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9"};
    private static final String[] MASTERS = {"m1", "m2"};
    private static final String[] EXPRESSIONS = {"linux", "macos", "linux || macos", "gpu && linux", "!gpu", "windows"};
    private static final String[][] TAGS = {
        {"linux"}, {"linux"}, {"linux", "gpu"}, {"macos"}, {"macos", "gpu", "xcode=15"}, {}
    };

    private final SplittableRandom random;
    private final List<Command> thrown = new ArrayList<>();
    private final List<Command> everDue = new ArrayList<>();

    CommandDice(SplittableRandom random) {
        this.random = random;
    }

    Command next(Pool pool) {
        Command command = fresh(pool);
        if (!thrown.isEmpty() && random.nextInt(10) == 0) {
            command = thrown.get(random.nextInt(thrown.size()));
        }
        thrown.add(command);
        return command;
    }

    private Command fresh(Pool pool) {
        int side = random.nextInt(100);
        if (side < 3) {
            return new Command.ConfigurePool(PoolPolicy.DEFAULT
                    .with(TimingContract.DEFAULT.with(Duration.ofSeconds(20L + random.nextInt(2)), null, null, null))
                    .withMaxOffers(1 + random.nextInt(3))
                    .withPurposeShared(random.nextBoolean()));
        }
        if (side < 35) {
            return ofPresence(pool);
        }
        return side < 75 ? ofMaster(pool) : ofTimer(pool);
    }

    private Command ofPresence(Pool pool) {
        String name = pick(AGENTS);
        Agent agent = pool.view().agent(new AgentName(name));
        long epoch = epoch(agent);
        AgentVoice voice = AgentVoice.agent(name).run(pick(RUNS)).tags(pick(TAGS));
        if (agent != null && random.nextInt(5) > 0) {
            voice = voice.run(agent.incarnation());
        }
        if (agent != null && random.nextInt(3) > 0) {
            voice = voice.tags(agent.tags().texts().toArray(String[]::new));
        }
        voice = random.nextBoolean() ? voice.cleans() : voice;
        return switch (random.nextInt(10)) {
            case 0, 1 -> voice.online();
            case 2 -> voice.serving(epoch).online();
            case 3 -> voice.remembers(epoch).online();
            case 4 -> random.nextBoolean() ? voice.silent() : voice.stopping();
            case 5, 6 -> voice.ready(epoch);
            case 7, 8 -> voice.clean(epoch);
            default -> voice.failed(epoch);
        };
    }

    private Command ofMaster(Pool pool) {
        String name = pick(AGENTS);
        String request = pick(REQUESTS);
        Request known = pool.view().request(new RequestId(request));
        String owner = known == null || random.nextInt(8) == 0
                ? pick(MASTERS)
                : known.master().value();
        MasterVoice master = MasterVoice.master(owner);
        if (known != null && !known.held().isEmpty() && random.nextBoolean()) {
            name = known.held().get(0).agent().value();
        }
        long epoch = epoch(pool.view().agent(new AgentName(name)));
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> asked(RequestVoice.request(request).of(owner));
            case 3, 4 ->
                known == null || known.offered().isEmpty()
                        ? master.reserves(name, request)
                        : master.reserves(
                                known.offered()
                                        .get(random.nextInt(known.offered().size()))
                                        .value(),
                                request);
            case 5 -> master.renewsBusy(name, epoch);
            case 6 -> master.renewsIdle(name, epoch);
            case 7, 8 -> master.frees(name, epoch);
            default -> master.cancels(request);
        };
    }

    private Command asked(RequestVoice voice) {
        RequestVoice asking = voice.tags(pick(EXPRESSIONS));
        asking = random.nextBoolean() ? asking.choosingAmong(1 + random.nextInt(4)) : asking;
        asking = switch (random.nextInt(6)) {
            case 0 -> asking.tryingOnce();
            case 1 -> asking.waitingAtMost(Duration.ofMillis(1 + random.nextInt(5000)));
            case 2 -> asking.onlyIfItCanMatch();
            case 3 ->
                asking.under(Duration.ofMillis(random.nextInt(300)), null, null).purpose("a build");
            default -> asking;
        };
        return asking.asked();
    }

    private Command ofTimer(Pool pool) {
        List<Command> due = new ArrayList<>();
        if (pool.view().policy() != null) {
            TimingContract timing = pool.view().policy().timing();
            List<Timer> timers = new ArrayList<>();
            pool.agents().forEach(agent -> timers.addAll(Timers.of(agent, timing)));
            pool.requests().forEach(request -> timers.addAll(Timers.of(request, timing)));
            // The order of a hash map must not decide what a seed does.
            timers.sort(Comparator.comparing(timer -> timer.key().toString()));
            timers.forEach(timer -> due.add(timer.command()));
        }
        if (!everDue.isEmpty() && random.nextInt(4) == 0) {
            return everDue.get(random.nextInt(everDue.size()));
        }
        if (due.isEmpty() || random.nextInt(10) == 0) {
            return absurdTimer(pool);
        }
        Command command = due.get(random.nextInt(due.size()));
        everDue.addAll(due);
        return command;
    }

    private Command absurdTimer(Pool pool) {
        AgentName agent = new AgentName(pick(AGENTS));
        RequestId request = new RequestId(pick(REQUESTS));
        Request known = pool.view().request(request);
        long position = known == null || random.nextBoolean() ? random.nextLong() : known.position();
        return switch (random.nextInt(5)) {
            case 0 -> new Command.ExpireOffers(request, position);
            case 1 -> new Command.ExpireRequest(request, position, Command.WaitCause.WAIT);
            case 2 ->
                new Command.ExpireReservation(
                        agent,
                        epoch(pool.view().agent(agent)),
                        position,
                        Command.ExpiryCause.values()[random.nextInt(3)]);
            case 3 -> new Command.EndLockDelay(agent, epoch(pool.view().agent(agent)));
            default -> new Command.ForgetRequests(List.of(request, request, new RequestId(pick(REQUESTS))));
        };
    }

    /** Mostly the present one. */
    private long epoch(Agent agent) {
        return switch (random.nextInt(24)) {
            case 0 -> -1;
            case 1 -> random.nextLong();
            case 2 -> random.nextInt(1000);
            case 3 -> agent == null ? 0 : agent.epoch() - 1;
            case 4 -> agent == null ? 0 : agent.epoch() + 1;
            default -> agent == null ? 0 : agent.epoch();
        };
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
