package io.berth.reservation.pool.walk;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.MasterVoice;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.RequestVoice;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Throws what masters say. */
record MasterDice(SplittableRandom random) {
    static final String[] MASTERS = {"m1", "m2", "m3"};
    static final String[] REQUESTS = {
        "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "r16"
    };
    private static final String[] EXPRESSIONS = {
        "linux",
        "linux",
        "macos",
        "linux || macos",
        "gpu && linux",
        "!gpu",
        "windows",
        "a1",
        "linux && !a2",
        "xcode>=14",
        "a3 || a4",
        "linux <-> ssd"
    };
    private static final String[] PREFERENCES = {
        "ssd", "last-used", "gpu, ssd", "last-used, ssd", "ssd, last-used", "a2, !gpu", "!ssd, last-used, gpu"
    };

    Command next(Pool pool) {
        String request = pick(REQUESTS);
        Request known = pool.view().request(new RequestId(request));
        String owner = known == null || random.nextInt(10) == 0
                ? pick(MASTERS)
                : known.master().value();
        if (known == null || random.nextInt(12) == 0) {
            return asked(RequestVoice.request(request).of(owner));
        }
        MasterVoice master = MasterVoice.master(owner);
        if (random.nextInt(40) == 0) {
            return reported(pool, master);
        }
        return switch (known.status()) {
            case WAITING -> ofWaiting(master, known);
            case OFFERED -> ofOffered(master, known);
            case RESERVED, ENDED -> ofHolder(pool, master, known);
        };
    }

    /** Under an id that is free, where the dice find one. */
    Command triesOnce(Pool pool) {
        String request = pick(REQUESTS);
        return pool.view().request(new RequestId(request)) == null
                ? RequestVoice.request(request)
                        .of(pick(MASTERS))
                        .tags(pick(EXPRESSIONS))
                        .tryingOnce()
                        .asked()
                : next(pool);
    }

    private Command ofWaiting(MasterVoice master, Request known) {
        String id = known.id().value();
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> asked(RequestVoice.request(id).of(master.name()));
            case 3, 4, 5 -> master.prioritises(id, priority());
            case 6 -> master.cancels(id);
            case 7 -> master.reserves(pick(CommandDice.AGENTS), id);
            case 8 -> master.declines(id, known.position());
            default -> master.frees(pick(CommandDice.AGENTS), random.nextInt(1000));
        };
    }

    private Command ofOffered(MasterVoice master, Request known) {
        String id = known.id().value();
        String offered =
                known.offered().get(random.nextInt(known.offered().size())).value();
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> master.reserves(offered, id);
            case 4, 5, 6 -> master.declines(id, known.offeredAt());
            case 7 -> master.declines(id, known.offeredAt() - 1);
            case 8 -> master.reserves(pick(CommandDice.AGENTS), id);
            default -> master.cancels(id);
        };
    }

    private Command ofHolder(Pool pool, MasterVoice master, Request known) {
        String id = known.id().value();
        Held held = known.held().isEmpty()
                ? null
                : known.held().get(random.nextInt(known.held().size()));
        String name = held == null ? pick(CommandDice.AGENTS) : held.agent().value();
        Agent agent = pool.view().agent(new AgentName(name));
        long epoch = held != null && random.nextBoolean() ? held.epoch() : epoch(random, agent);
        int extensions =
                agent == null || agent.use() == null ? 0 : agent.use().limit().extensions();
        return switch (random.nextInt(14)) {
            case 0, 1 -> master.renewsBusy(name, epoch);
            case 2 -> master.renewsIdle(name, epoch);
            case 3, 4, 5, 6, 7, 8 -> master.frees(name, epoch);
            case 9, 10 -> extended(master, name, epoch, extensions + 1 - random.nextInt(3) / 2);
            case 11 -> known.status() == RequestStatus.ENDED ? master.prioritises(id, 1) : master.cancels(id);
            case 12 -> asked(RequestVoice.request(id).of(master.name()));
            default -> master.reserves(name, id);
        };
    }

    private Command extended(MasterVoice master, String agent, long epoch, int extension) {
        Duration length = Duration.ofMinutes(random.nextInt(8) == 0 ? 90 : 10);
        return random.nextBoolean()
                ? master.prolongs(agent, epoch, extension, length)
                : master.debugs(agent, epoch, extension, length, "it hangs");
    }

    /** It follows most of what it has open, and now and then something else. */
    private Command reported(Pool pool, MasterVoice master) {
        Stream<String> open = pool.view().openRequests(new MasterName(master.name())).stream()
                .map(RequestId::value)
                .filter(id -> random.nextInt(4) > 0);
        long highest = pool.view().highestPosition();
        long heardUpTo = random.nextInt(4) == 0 ? highest - random.nextInt(50) : highest;
        return master.followsAsOf(
                Math.max(-1, heardUpTo),
                Stream.concat(open, random.nextInt(3) == 0 ? Stream.of(pick(REQUESTS)) : Stream.empty())
                        .toArray(String[]::new));
    }

    private int priority() {
        return random.nextInt(3) - 1;
    }

    private Command asked(RequestVoice voice) {
        RequestVoice asking = random.nextInt(3) == 0 ? voice.priority(priority()) : voice;
        asking = random.nextInt(3) == 0 ? asking.preferring(pick(PREFERENCES)) : asking;
        boolean choosing = random.nextInt(6) == 0;
        if (random.nextInt(6) == 0) {
            asking = wanted(asking, choosing).thenAfter(Duration.ofMinutes(1), pick(EXPRESSIONS));
        }
        asking = wanted(asking, choosing);
        asking = choosing ? asking.choosingAmong(1 + random.nextInt(4)) : asking;
        return limited(asking).asked();
    }

    /** Who chooses gets one agent. */
    private RequestVoice wanted(RequestVoice asking, boolean choosing) {
        return choosing || random.nextInt(3) > 0 ? asking.tags(pick(EXPRESSIONS)) : several(asking);
    }

    private RequestVoice several(RequestVoice asking) {
        RequestVoice wanted = asking.tags(1 + random.nextInt(random.nextInt(3) + 1), pick(EXPRESSIONS));
        for (int more = random.nextInt(3); more > 0; more--) {
            wanted = wanted.and(1 + random.nextInt(2), pick(EXPRESSIONS));
        }
        return wanted;
    }

    private RequestVoice limited(RequestVoice asking) {
        return switch (random.nextInt(12)) {
            case 0 -> asking.tryingOnce();
            case 1, 2 -> asking.waitingAtMost(Duration.ofMillis(1 + random.nextInt(5000)));
            case 3, 4 -> asking.onlyIfItCanMatch();
            case 5 ->
                asking.under(Duration.ofMillis(random.nextInt(300)), null, null).purpose("a build");
            case 6 -> asking.holdingAtMost(Duration.ofMinutes(5));
            default -> asking;
        };
    }

    /** Mostly the present one. */
    static long epoch(SplittableRandom random, Agent agent) {
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
