package io.berth.reservation.pool.walk;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentVoice;
import io.berth.reservation.pool.OperatorVoice;
import io.berth.reservation.pool.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Throws commands for a pool: sensible, late, duplicated and absurd ones, from small sets of names. */
final class CommandDice {
    static final String[] AGENTS = {"a1", "a2", "a3", "a4", "a5", "a6"};
    private static final String[] RUNS = {"run-1", "run-2", "run-3"};
    private static final String[][] TAGS = {
        {"linux"},
        {"linux"},
        {"linux"},
        {"linux", "gpu"},
        {"linux", "ssd"},
        {"macos"},
        {"macos", "gpu", "xcode=15"},
        {"linux", "macos", "ssd"},
        // A tag may be called as an agent is.
        {"a1", "gpu"},
        {}
    };
    private static final String[] REASONS = {"disk full", "update"};

    private final SplittableRandom random;
    private final PolicyDice policies;
    private final MasterDice masters;
    private final TimerDice timers;
    private final List<Command> thrown = new ArrayList<>();

    CommandDice(SplittableRandom random) {
        this.random = random;
        this.policies = new PolicyDice(random);
        this.masters = new MasterDice(random);
        this.timers = new TimerDice(random);
    }

    Command next(Pool pool) {
        Command command = fresh(pool);
        if (!thrown.isEmpty() && random.nextInt(12) == 0) {
            command = thrown.get(random.nextInt(thrown.size()));
        }
        thrown.add(command);
        return command;
    }

    private Command fresh(Pool pool) {
        // Seldom is it so, and seldom does anybody try once.
        if (!pool.isSettled() && random.nextInt(3) == 0) {
            return masters.triesOnce(pool);
        }
        int side = random.nextInt(100);
        if (side < 2) {
            return new Command.ConfigurePool(policies.next());
        }
        if (side < 9) {
            return ofOperator(pool);
        }
        if (side < 40) {
            return ofPresence(pool);
        }
        return side < 84 ? masters.next(pool) : timers.next(pool);
    }

    private Command ofOperator(Pool pool) {
        String name = pick(AGENTS);
        OperatorVoice operator = random.nextInt(4) == 0 ? new OperatorVoice("bob") : OperatorVoice.ANN;
        Duration length = random.nextBoolean() ? null : Duration.ofMinutes(1 + random.nextInt(2));
        return switch (random.nextInt(11)) {
            case 0, 1 -> operator.drains(name, pick(REASONS), length);
            case 2 -> operator.quarantines(name, pick(REASONS), length);
            case 3, 4, 5 -> operator.resumes(name);
            case 6, 7 -> operator.removes(gone(pool, name));
            case 8 -> operator.revokes(name, epoch(pool.view().agent(new AgentName(name))));
            case 9 -> random.nextBoolean() ? operator.holdsPool(pick(REASONS), length) : operator.releasesPool();
            default -> operator.releasesPool();
        };
    }

    /** Rather one that can be removed. */
    private String gone(Pool pool, String otherwise) {
        return pool.agents().stream()
                .filter(agent -> !agent.online())
                .map(agent -> agent.name().value())
                .sorted()
                .findFirst()
                .orElse(otherwise);
    }

    private Command ofPresence(Pool pool) {
        String name = pick(AGENTS);
        Agent agent = pool.view().agent(new AgentName(name));
        long epoch = epoch(agent);
        AgentVoice voice = AgentVoice.agent(name).run(pick(RUNS)).tags(pick(TAGS));
        if (random.nextInt(6) == 0) {
            // As often as its number is a new one.
            voice = voice.run("run-" + random.nextInt(1000));
        }
        if (agent != null && random.nextInt(5) > 0) {
            voice = voice.run(agent.incarnation());
        }
        if (agent != null && random.nextInt(4) > 0) {
            voice = voice.tags(agent.tags().texts().toArray(String[]::new));
        }
        boolean cleans = agent == null || random.nextInt(8) == 0 ? random.nextInt(3) == 0 : agent.cleans();
        voice = cleans ? voice.cleans() : voice;
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> voice.online();
            case 4 -> voice.serving(epoch).online();
            case 5 -> voice.remembers(epoch).online();
            case 6 -> random.nextBoolean() ? voice.silent() : voice.stopping();
            case 7, 8, 9 -> voice.ready(epoch);
            case 10, 11, 12 -> voice.clean(epoch);
            default -> voice.failed(epoch);
        };
    }

    private long epoch(Agent agent) {
        return MasterDice.epoch(random, agent);
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
