package io.berth.reservation.pool;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The table of agent a1. Where it is used, request r1 of master ci holds or held it. */
final class AgentStates {
    private static final AgentName A1 = new AgentName("a1");
    private static final Duration HOUR = Duration.ofHours(1);

    static final StateTable TABLE = commands(states());

    private AgentStates() {}

    private static StateTable states() {
        Function<PoolFixture, Command> silent = pool -> agent("a1").silent();
        Function<PoolFixture, Command> drained = pool -> ANN.drains("a1", "new disk", HOUR);
        return StateTable.of("agent-states.txt", AgentStates::now)
                .state("unknown", pool -> {})
                .state("OFFLINE", AgentStates::available, pool -> agent("a1").stopping())
                .state("AVAILABLE", AgentStates::available)
                .state("AVAILABLE, pool on hold", AgentStates::available, pool -> ANN.holdsPool("storage moves", HOUR))
                .state(
                        "OFFERED",
                        AgentStates::available,
                        pool -> request("r1").choosingAmong(1).asked())
                .state("RESERVED", AgentStates::reserved)
                .state("RESERVED, ready", AgentStates::ready)
                .state("RESERVED, ready and lost", AgentStates::ready, silent)
                .state("RESERVED, lost", AgentStates::reserved, silent)
                .state("RESERVED, withdrawn", AgentStates::reserved, drained)
                .state(
                        "RESERVED, debugging",
                        AgentStates::ready,
                        pool -> CI.debugs("a1", epoch(pool), 1, HOUR, "flaky test"))
                .state("RESERVED, it failed before", AgentStates::failedBefore)
                .state("RESERVED, group", AgentStates::group)
                .state("RESERVED, group, all ready", AgentStates::groupReady)
                .state("CLEANING", AgentStates::cleaning)
                .state("CLEANING, lost", AgentStates::cleaning, silent)
                .state("CLEANING, withdrawn", AgentStates::cleaning, drained)
                .state("LOCK_DELAY", AgentStates::lockDelay)
                .state("LOCK_DELAY, lost", AgentStates::lockDelay, silent)
                .state("LOCK_DELAY, withdrawn", AgentStates::lockDelay, drained)
                .state("QUARANTINED, it failed", AgentStates::quarantined)
                .state("QUARANTINED, it failed, lost", AgentStates::quarantined, silent)
                .state("QUARANTINED, not clean", AgentStates::unclean)
                .state("QUARANTINED, not clean, lost", AgentStates::unclean, silent)
                .state(
                        "QUARANTINED, by an operator",
                        AgentStates::available,
                        pool -> ANN.quarantines("a1", "smells", null))
                .state("DRAINED", AgentStates::available, drained)
                .state(
                        "DRAINED, lost",
                        pool -> pool.given(agent("a1").online(), ANN.drains("a1", "new disk", null)),
                        silent);
    }

    private static void available(PoolFixture pool) {
        pool.given(agent("a1").online());
    }

    private static void reserved(PoolFixture pool) {
        pool.given(agent("a1").online(), request("r1").asked());
    }

    private static void ready(PoolFixture pool) {
        reserved(pool);
        pool.given(agent("a1").ready(epoch(pool)));
    }

    private static void failedBefore(PoolFixture pool) {
        reserved(pool);
        pool.given(agent("a1").failed(epoch(pool)));
        pool.given(pool.due(Kind.LOCK_DELAY, "a1"));
    }

    private static void group(PoolFixture pool) {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").tags(2, "linux").asked());
    }

    private static void groupReady(PoolFixture pool) {
        group(pool);
        pool.given(agent("a1").ready(epoch(pool)), agent("a2").ready(epoch(pool)));
    }

    private static void cleaning(PoolFixture pool) {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        pool.given(CI.frees("a1", epoch(pool)));
    }

    private static void lockDelay(PoolFixture pool) {
        reserved(pool);
        pool.given(pool.due(Kind.RENEWAL, "a1"));
    }

    private static void quarantined(PoolFixture pool) {
        failedBefore(pool);
        pool.given(agent("a1").failed(epoch(pool)), CI.cancels("r1"));
    }

    private static void unclean(PoolFixture pool) {
        cleaning(pool);
        pool.given(agent("a1").failed(epoch(pool)));
    }

    private static StateTable commands(StateTable table) {
        ofPresence(table);
        ofMasters(table);
        ofOperators(table);
        ofTimers(table);
        return table;
    }

    private static void ofPresence(StateTable table) {
        table.command("online", pool -> voice(pool).online())
                .command("online, other tags", pool -> voice(pool).tags("macos").online())
                .command("online, new run", pool -> voice(pool).run("run-2").online())
                .command(
                        "online, new run, serves",
                        pool -> voice(pool).run("run-2").serving(epoch(pool)).online())
                .command(
                        "online, new run, serves no more",
                        pool -> voice(pool).run("run-2").remembers(epoch(pool)).online())
                .command(
                        "online, new run, cleans",
                        pool -> voice(pool).run("run-2").cleans().online())
                .command(
                        "online, new run, does not clean",
                        pool -> agent("a1").run("run-2").online())
                .command(
                        "online, serves epoch 0", pool -> voice(pool).serving(0).online())
                .command(
                        "online, serves epoch 0, cleans",
                        pool -> voice(pool).cleans().serving(0).online())
                .command("stopping", pool -> agent("a1").stopping())
                .command("silent", pool -> agent("a1").silent())
                .command("silent, other run", pool -> agent("a1").run("run-0").silent())
                .command("ready", pool -> agent("a1").ready(epoch(pool)))
                .command("ready, other epoch", pool -> agent("a1").ready(epoch(pool) - 1))
                .command("ready, other run", pool -> agent("a1").run("run-0").ready(epoch(pool)))
                .command("clean", pool -> agent("a1").clean(epoch(pool)))
                .command("clean, other epoch", pool -> agent("a1").clean(epoch(pool) - 1))
                .command("clean, other run", pool -> agent("a1").run("run-0").clean(epoch(pool)))
                .command("failed", pool -> agent("a1").failed(epoch(pool)))
                .command("failed, other epoch", pool -> agent("a1").failed(epoch(pool) - 1))
                .command("failed, other run", pool -> agent("a1").run("run-0").failed(epoch(pool)));
    }

    private static void ofMasters(StateTable table) {
        table.command("request of another", pool -> request("r2").of("other").asked())
                .command("reserve", pool -> CI.reserves("a1", "r1"))
                .command("renew, busy", pool -> CI.renewsBusy("a1", epoch(pool)))
                .command("renew, idle", pool -> CI.renewsIdle("a1", epoch(pool)))
                .command("renew, other epoch", pool -> CI.renewsBusy("a1", epoch(pool) - 1))
                .command("renew, other master", pool -> master("other").renewsBusy("a1", epoch(pool)))
                .command("extend", pool -> CI.prolongs("a1", epoch(pool), 1, HOUR))
                .command("extend, second time", pool -> CI.prolongs("a1", epoch(pool), 2, HOUR))
                .command("extend, debugging", pool -> CI.debugs("a1", epoch(pool), 1, HOUR, "flaky test"))
                .command("extend, too long", pool -> CI.prolongs("a1", epoch(pool), 1, Duration.ofDays(8)))
                .command("extend, other epoch", pool -> CI.prolongs("a1", epoch(pool) - 1, 1, HOUR))
                .command("extend, other master", pool -> master("other").prolongs("a1", epoch(pool), 1, HOUR))
                .command("free", pool -> CI.frees("a1", epoch(pool)))
                .command("free, other epoch", pool -> CI.frees("a1", epoch(pool) - 1))
                .command("free, other master", pool -> master("other").frees("a1", epoch(pool)))
                .command("cancel", pool -> CI.cancels("r1"))
                .command("report, follows r1", pool -> CI.follows(pool, "r1"))
                .command("report, follows nothing", pool -> CI.follows(pool));
    }

    private static void ofOperators(StateTable table) {
        table.command("configure", pool -> new Command.ConfigurePool(PoolPolicy.DEFAULT))
                .command("hold the pool", pool -> ANN.holdsPool("storage moves", HOUR))
                .command("release the pool", pool -> ANN.releasesPool())
                .command("drain", pool -> ANN.drains("a1", "new disk", HOUR))
                .command("quarantine", pool -> ANN.quarantines("a1", "smells", null))
                .command("resume", pool -> ANN.resumes("a1"))
                .command("revoke", pool -> ANN.revokes("a1", epoch(pool)))
                .command("revoke, other epoch", pool -> ANN.revokes("a1", epoch(pool) - 1))
                .command("remove", pool -> ANN.removes("a1"));
    }

    private static void ofTimers(StateTable table) {
        for (ExpiryCause cause : ExpiryCause.values()) {
            table.command(
                            "expire reservation, " + cause,
                            pool -> new Command.ExpireReservation(A1, epoch(pool), sign(pool, cause), cause))
                    .command(
                            "expire reservation, other epoch, " + cause,
                            pool -> new Command.ExpireReservation(A1, epoch(pool) - 1, sign(pool, cause), cause))
                    .command(
                            "expire reservation, other sign, " + cause,
                            pool -> new Command.ExpireReservation(A1, epoch(pool), sign(pool, cause) - 1, cause));
        }
        for (ExpiryCause cause : List.of(ExpiryCause.IDLE, ExpiryCause.LIMIT)) {
            table.command(
                            "warn, " + cause,
                            pool -> new Command.WarnHolder(A1, epoch(pool), sign(pool, cause), cause, HOUR))
                    .command(
                            "warn, other sign, " + cause,
                            pool -> new Command.WarnHolder(A1, epoch(pool), sign(pool, cause) - 1, cause, HOUR));
        }
        table.command("end lock delay", pool -> new Command.EndLockDelay(A1, epoch(pool)))
                .command("end lock delay, other epoch", pool -> new Command.EndLockDelay(A1, epoch(pool) - 1))
                .command("expire cleaning", pool -> new Command.ExpireCleaning(A1, epoch(pool)))
                .command("expire cleaning, other epoch", pool -> new Command.ExpireCleaning(A1, epoch(pool) - 1))
                .command("end withdrawal", pool -> new Command.EndWithdrawal(A1, withdrawn(pool)))
                .command("end withdrawal, other sign", pool -> new Command.EndWithdrawal(A1, withdrawn(pool) - 1))
                .command("end hold of the pool", pool -> new Command.EndPoolHold(held(pool)))
                .command("end hold, other sign", pool -> new Command.EndPoolHold(held(pool) - 1));
    }

    private static String now(PoolFixture pool) {
        return pool.agent("a1") == null ? "unknown" : pool.statusOf("a1").name();
    }

    /** What the agent would say of itself now. */
    private static AgentVoice voice(PoolFixture pool) {
        Agent known = pool.agent("a1");
        return known != null && known.cleans() ? agent("a1").cleans() : agent("a1");
    }

    private static long epoch(PoolFixture pool) {
        return pool.agent("a1") == null ? -1 : pool.epochOf("a1");
    }

    /** The present sign, where there is one. */
    private static long sign(PoolFixture pool, ExpiryCause cause) {
        Use use = pool.agent("a1") == null ? null : pool.agent("a1").use();
        if (use == null) {
            return epoch(pool);
        }
        return switch (cause) {
            case RENEWAL -> use.lastSign();
            case IDLE -> use.lastBusy();
            case START -> epoch(pool);
            case LIMIT -> use.limit().since();
        };
    }

    private static long withdrawn(PoolFixture pool) {
        Agent known = pool.agent("a1");
        return known == null || known.withdrawn() == null
                ? -1
                : known.withdrawn().since();
    }

    private static long held(PoolFixture pool) {
        PoolHold hold = pool.pool().view().hold();
        return hold == null ? -1 : hold.since();
    }
}
