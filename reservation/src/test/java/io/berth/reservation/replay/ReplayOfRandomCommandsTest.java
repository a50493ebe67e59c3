package io.berth.reservation.replay;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentVoice;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timers;
import io.berth.reservation.timing.TimingContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever happened, and from wherever the commands are kept: the same commands give the same events. */
class ReplayOfRandomCommandsTest {
    private static final int COMMANDS = 1500;
    private static final String[] TAGS = {"linux", "macos"};

    @Test
    void theSameFromTheBeginning() {
        TwoLogs logs = story();
        ReplayReport report = logs.replayed();

        assertThat(report.differences()).isEmpty();
        assertThat(report.notKnown()).isEmpty();
        assertThat(report.compared()).isEqualTo(logs.events()).isGreaterThan(COMMANDS);
    }

    @Test
    void theSameFromWhereverTheCommandsAreKept() {
        for (int first = 1; first < COMMANDS; first += 61) {
            TwoLogs logs = story().keepingCommandsFrom(first);
            ReplayReport report = logs.replayed();

            assertThat(report.differences()).as("from %d", first).isEmpty();
            assertThat(report.notKnown()).as("from %d", first).isEmpty();
            assertThat(report.taken() + report.compared()).isEqualTo(logs.events());
        }
    }

    @Test
    void theSameWhereTheLogWasCreatedAnew() {
        SplittableRandom random = new SplittableRandom(7);
        TwoLogs logs = new TwoLogs();
        play(logs, random, 400);
        int old = logs.events();
        logs.createdAnew();
        play(logs, random, 400);

        ReplayReport report = logs.replayed();

        assertThat(report.differences()).isEmpty();
        assertThat(report.taken()).isEqualTo(old);
        assertThat(report.compared()).isEqualTo(logs.events() - old).isPositive();
    }

    private static TwoLogs story() {
        TwoLogs logs = new TwoLogs();
        play(logs, new SplittableRandom(51712), COMMANDS);
        return logs;
    }

    private static void play(TwoLogs logs, SplittableRandom random, int commands) {
        for (String pool : new String[] {"a", "b"}) {
            logs.says(pool, new Command.ConfigurePool(PoolPolicy.DEFAULT));
        }
        for (int i = 2; i < commands; i++) {
            String pool = random.nextInt(3) == 0 ? "b" : "a";
            logs.says(pool, command(logs.pool(pool), random, i));
            if (random.nextInt(9) == 0) {
                logs.gap(2);
            }
        }
    }

    private static Command command(Pool pool, SplittableRandom random, int i) {
        AgentVoice agent = agent("agent-" + random.nextInt(4))
                .run("run-" + random.nextInt(2))
                .tags(TAGS[random.nextInt(2)]);
        int kind = random.nextInt(10);
        if (kind < 3) {
            return random.nextInt(4) == 0 ? agent.silent() : agent.cleans().online();
        }
        if (kind < 6) {
            return request("r-" + i)
                    .of("m-" + random.nextInt(2))
                    .tags(TAGS[random.nextInt(2)])
                    .choosingAmong(1 + random.nextInt(2))
                    .asked();
        }
        List<Command> about = new ArrayList<>();
        TimingContract timing = pool.view().policy().timing();
        pool.agents().stream().sorted(Comparator.comparing(Agent::name)).forEach(held -> {
            Timers.of(held, timing).stream().map(Timer::command).forEach(about::add);
            about.add(agent(held.name().value()).run(held.incarnation()).clean(held.epoch()));
            if (held.use() != null) {
                String holder = held.use().master().value();
                String name = held.name().value();
                about.add(master(holder).frees(name, held.epoch()));
                about.add(master(holder).renewsBusy(name, held.epoch()));
                about.add(master(holder).reserves(name, held.use().request().value()));
            }
        });
        pool.requests().stream()
                .sorted(Comparator.comparing(request -> request.id().value()))
                .forEach(request ->
                        Timers.of(request, timing).stream().map(Timer::command).forEach(about::add));
        return about.isEmpty() ? agent.online() : about.get(random.nextInt(about.size()));
    }
}
