package io.berth.reservation.pool;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.walk.StateInvariants;
import io.berth.reservation.timer.Timer.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What every command does in every state: the tables stand beside this test, to be read. A state is that of agent a1, or
 * of request r1, which holds or held a1 where it says so. "-" is: changes nothing, and nobody is told.
 */
class StateTableTest {

    @Test
    void everyCommandInEveryStateOfAnAgentDoesWhatTheTableSays() throws IOException {
        assertTable("agent-states.txt", agentStates(), agentCommands(), StateTableTest::agentNow);
    }

    @Test
    void everyCommandInEveryStateOfARequestDoesWhatTheTableSays() throws IOException {
        assertTable("request-states.txt", requestStates(), requestCommands(), StateTableTest::requestNow);
    }

    private static void assertTable(
            String file,
            Map<String, Consumer<PoolFixture>> states,
            Map<String, Function<PoolFixture, Command>> commands,
            Function<PoolFixture, String> now)
            throws IOException {
        StringBuilder table = new StringBuilder();
        states.forEach((state, prepare) -> {
            table.append(state).append('\n');
            commands.forEach((name, command) -> table.append(String.format("    %-34s", name))
                    .append(outcome(prepare, command, now))
                    .append('\n'));
        });
        assertThat(table.toString()).isEqualTo(expected(file));
    }

    private static String outcome(
            Consumer<PoolFixture> prepare, Function<PoolFixture, Command> command, Function<PoolFixture, String> now) {
        PoolFixture pool = PoolFixture.configured();
        prepare.accept(pool);
        Pool.Snapshot before = pool.pool().snapshot();
        Told told = pool.when(command.apply(pool));
        StateInvariants.check(pool.pool());
        String answers = told.answers().isEmpty() ? "" : "-> " + String.join("; ", told.answers());
        if (told.events().isEmpty()) {
            assertThat(pool.pool().snapshot()).isEqualTo(before);
            return answers.isEmpty() ? "-" : answers;
        }
        String events = String.join("; ", told.events()) + " = " + now.apply(pool);
        return answers.isEmpty() ? events : events + " " + answers;
    }

    private static String agentNow(PoolFixture pool) {
        return pool.agent("a1") == null ? "unknown" : pool.statusOf("a1").name();
    }

    private static String requestNow(PoolFixture pool) {
        return pool.request("r1") == null ? "unknown" : pool.stateOf("r1").name();
    }

    private static String expected(String file) throws IOException {
        try (InputStream in = StateTableTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Consumer<PoolFixture>> agentStates() {
        Map<String, Consumer<PoolFixture>> states = new LinkedHashMap<>();
        states.put("unknown", pool -> {});
        states.put(
                "OFFLINE", pool -> pool.given(agent("a1").online(), agent("a1").stopping()));
        states.put("AVAILABLE", pool -> pool.given(agent("a1").online()));
        states.put(
                "OFFERED",
                pool -> pool.given(
                        agent("a1").online(), request("r1").choosingAmong(1).asked()));
        states.put("RESERVED", StateTableTest::reserved);
        states.put("RESERVED, ready", pool -> {
            reserved(pool);
            pool.given(agent("a1").ready(pool.epochOf("a1")));
        });
        states.put("RESERVED, lost", pool -> {
            reserved(pool);
            pool.given(agent("a1").silent());
        });
        states.put("CLEANING", StateTableTest::cleaning);
        states.put("CLEANING, lost", pool -> {
            cleaning(pool);
            pool.given(agent("a1").silent());
        });
        states.put("LOCK_DELAY", StateTableTest::lockDelay);
        states.put("LOCK_DELAY, lost", pool -> {
            lockDelay(pool);
            pool.given(agent("a1").silent());
        });
        states.put("QUARANTINED", StateTableTest::quarantined);
        states.put("QUARANTINED, lost", pool -> {
            quarantined(pool);
            pool.given(agent("a1").silent());
        });
        return states;
    }

    private static void reserved(PoolFixture pool) {
        pool.given(agent("a1").online(), request("r1").asked());
    }

    private static void cleaning(PoolFixture pool) {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")));
    }

    private static void lockDelay(PoolFixture pool) {
        reserved(pool);
        pool.given(pool.due(Kind.RENEWAL, "a1"));
    }

    private static void quarantined(PoolFixture pool) {
        reserved(pool);
        pool.given(agent("a1").failed(pool.epochOf("a1")));
    }

    private static Map<String, Function<PoolFixture, Command>> agentCommands() {
        Map<String, Function<PoolFixture, Command>> commands = new LinkedHashMap<>();
        commands.put("online", pool -> voice(pool).online());
        commands.put("online, other tags", pool -> voice(pool).tags("macos").online());
        commands.put("online, new run", pool -> voice(pool).run("run-2").online());
        commands.put(
                "online, new run, serves",
                pool -> voice(pool).run("run-2").serving(epoch(pool)).online());
        commands.put(
                "online, new run, serves no more",
                pool -> voice(pool).run("run-2").remembers(epoch(pool)).online());
        commands.put(
                "online, new run, cleans",
                pool -> voice(pool).run("run-2").cleans().online());
        commands.put(
                "online, new run, does not clean",
                pool -> agent("a1").run("run-2").online());
        commands.put("stopping", pool -> agent("a1").stopping());
        commands.put("silent", pool -> agent("a1").silent());
        commands.put("silent, other run", pool -> agent("a1").run("run-0").silent());
        commands.put("ready", pool -> agent("a1").ready(epoch(pool)));
        commands.put("ready, other epoch", pool -> agent("a1").ready(epoch(pool) - 1));
        commands.put("ready, other run", pool -> agent("a1").run("run-0").ready(epoch(pool)));
        commands.put("clean", pool -> agent("a1").clean(epoch(pool)));
        commands.put("clean, other epoch", pool -> agent("a1").clean(epoch(pool) - 1));
        commands.put("clean, other run", pool -> agent("a1").run("run-0").clean(epoch(pool)));
        commands.put("failed", pool -> agent("a1").failed(epoch(pool)));
        commands.put("failed, other epoch", pool -> agent("a1").failed(epoch(pool) - 1));
        commands.put("failed, other run", pool -> agent("a1").run("run-0").failed(epoch(pool)));
        commands.put("request of another", pool -> request("r2").of("other").asked());
        commands.put("reserve", pool -> CI.reserves("a1", "r1"));
        commands.put("renew, busy", pool -> CI.renewsBusy("a1", epoch(pool)));
        commands.put("renew, idle", pool -> CI.renewsIdle("a1", epoch(pool)));
        commands.put("renew, other epoch", pool -> CI.renewsBusy("a1", epoch(pool) - 1));
        commands.put("renew, other master", pool -> master("other").renewsBusy("a1", epoch(pool)));
        commands.put("free", pool -> CI.frees("a1", epoch(pool)));
        commands.put("free, other epoch", pool -> CI.frees("a1", epoch(pool) - 1));
        commands.put("free, other master", pool -> master("other").frees("a1", epoch(pool)));
        commands.put("cancel", pool -> CI.cancels("r1"));
        for (ExpiryCause cause : ExpiryCause.values()) {
            commands.put("expire reservation, " + cause, pool -> expiry(pool, epoch(pool), cause));
            commands.put("expire other epoch, " + cause, pool -> expiry(pool, epoch(pool) - 1, cause));
        }
        commands.put("end lock delay", pool -> new Command.EndLockDelay(new AgentName("a1"), epoch(pool)));
        commands.put(
                "end lock delay, other epoch", pool -> new Command.EndLockDelay(new AgentName("a1"), epoch(pool) - 1));
        commands.put("configure", pool -> new Command.ConfigurePool(PoolPolicy.DEFAULT));
        return commands;
    }

    /** What the agent would say of itself now. */
    private static AgentVoice voice(PoolFixture pool) {
        Agent known = pool.agent("a1");
        return known != null && known.cleans() ? agent("a1").cleans() : agent("a1");
    }

    private static long epoch(PoolFixture pool) {
        return pool.agent("a1") == null ? -1 : pool.epochOf("a1");
    }

    /** Names the sign that is the present one, where there is one. */
    private static Command expiry(PoolFixture pool, long epoch, ExpiryCause cause) {
        Agent known = pool.agent("a1");
        long sign = known == null || known.use() == null ? epoch : known.use().lastSign();
        return new Command.ExpireReservation(new AgentName("a1"), epoch, sign, cause);
    }

    private static Map<String, Consumer<PoolFixture>> requestStates() {
        Map<String, Consumer<PoolFixture>> states = new LinkedHashMap<>();
        states.put("unknown", pool -> pool.given(agent("a1").online()));
        states.put("WAITING", pool -> pool.given(request("r1").asked()));
        states.put(
                "WAITING, not for ever",
                pool -> pool.given(
                        request("r1").waitingAtMost(Duration.ofMinutes(1)).asked()));
        states.put(
                "OFFERED",
                pool -> pool.given(
                        agent("a1").online(),
                        agent("a2").online(),
                        request("r1").choosingAmong(2).asked()));
        states.put("RESERVED", StateTableTest::reserved);
        states.put("ENDED, freed", pool -> {
            reserved(pool);
            pool.given(CI.frees("a1", pool.epochOf("a1")));
        });
        states.put("ENDED, cancelled", pool -> pool.given(request("r1").asked(), CI.cancels("r1")));
        states.put(
                "ENDED, rejected",
                pool -> pool.given(request("r1").onlyIfItCanMatch().asked()));
        return states;
    }

    private static Map<String, Function<PoolFixture, Command>> requestCommands() {
        Map<String, Function<PoolFixture, Command>> commands = new LinkedHashMap<>();
        commands.put("request", pool -> request("r1").asked());
        commands.put("request, choosing", pool -> request("r1").choosingAmong(2).asked());
        commands.put("request, other master", pool -> request("r1").of("other").asked());
        commands.put("reserve a1", pool -> CI.reserves("a1", "r1"));
        commands.put("reserve a9", pool -> CI.reserves("a9", "r1"));
        commands.put("reserve a1, other master", pool -> master("other").reserves("a1", "r1"));
        commands.put("renew", pool -> CI.renewsBusy("a1", epoch(pool)));
        commands.put("free", pool -> CI.frees("a1", epoch(pool)));
        commands.put("cancel", pool -> CI.cancels("r1"));
        commands.put("cancel, other master", pool -> master("other").cancels("r1"));
        commands.put("agent online", pool -> agent("a3").online());
        commands.put("expire offers", pool -> new Command.ExpireOffers(new RequestId("r1"), offeredAt(pool)));
        commands.put(
                "expire offers, other sign",
                pool -> new Command.ExpireOffers(new RequestId("r1"), offeredAt(pool) - 1));
        commands.put(
                "expire request",
                pool -> new Command.ExpireRequest(new RequestId("r1"), position(pool), WaitCause.WAIT));
        commands.put(
                "expire request, other sign",
                pool -> new Command.ExpireRequest(new RequestId("r1"), position(pool) - 1, WaitCause.WAIT));
        commands.put("forget", pool -> new Command.ForgetRequests(List.of(new RequestId("r1"))));
        return commands;
    }

    private static long offeredAt(PoolFixture pool) {
        return pool.request("r1") == null ? 0 : pool.request("r1").offeredAt();
    }

    private static long position(PoolFixture pool) {
        return pool.request("r1") == null ? 0 : pool.request("r1").position();
    }
}
