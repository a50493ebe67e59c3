package io.berth.reservation.pool;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** The table of request r1 of master ci. Where it holds agents, a1 is the first. */
final class RequestStates {
    private static final RequestId R1 = new RequestId("r1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static final StateTable TABLE = commands(states());

    private RequestStates() {}

    private static StateTable states() {
        return StateTable.of("request-states.txt", RequestStates::now)
                .state("unknown", pool -> pool.given(agent("a1").online()))
                .state("WAITING", pool -> pool.given(request("r1").asked()))
                .state(
                        "WAITING, not for ever",
                        pool -> pool.given(request("r1").waitingAtMost(MINUTE).asked()))
                .state(
                        "WAITING, with an alternative",
                        pool -> pool.given(
                                request("r1").thenAfter(MINUTE, "macos").asked()))
                .state(
                        "WAITING, it declined a1",
                        RequestStates::offered,
                        pool -> CI.declines("r1", of(pool, Request::offeredAt)))
                .state(
                        "WAITING, it was refused",
                        RequestStates::reserved,
                        pool -> agent("a1").failed(epoch(pool)))
                .state("OFFERED", RequestStates::offered)
                .state("RESERVED", RequestStates::reserved)
                .state(
                        "RESERVED, ready",
                        RequestStates::reserved,
                        pool -> agent("a1").ready(epoch(pool)))
                .state("RESERVED, group", RequestStates::group)
                .state("RESERVED, group, ready", RequestStates::groupReady)
                .state("RESERVED, group, a2 given back", RequestStates::groupReady, pool -> CI.frees("a2", epoch(pool)))
                .state("ENDED, freed", RequestStates::reserved, pool -> CI.frees("a1", epoch(pool)))
                .state("ENDED, revoked", RequestStates::reserved, pool -> ANN.revokes("a1", epoch(pool)))
                .state("ENDED, cancelled", pool -> pool.given(request("r1").asked(), CI.cancels("r1")))
                .state(
                        "ENDED, rejected",
                        pool -> pool.given(request("r1").onlyIfItCanMatch().asked()));
    }

    private static void offered(PoolFixture pool) {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").choosingAmong(2).asked());
    }

    private static void reserved(PoolFixture pool) {
        pool.given(agent("a1").online(), request("r1").asked());
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

    private static StateTable commands(StateTable table) {
        ofMasters(table);
        ofOthers(table);
        ofTimers(table);
        return table;
    }

    private static void ofMasters(StateTable table) {
        table.command("request", pool -> request("r1").asked())
                .command(
                        "request, choosing",
                        pool -> request("r1").choosingAmong(2).asked())
                .command(
                        "request, other master",
                        pool -> request("r1").of("other").asked())
                .command("reserve a1", pool -> CI.reserves("a1", "r1"))
                .command("reserve a9", pool -> CI.reserves("a9", "r1"))
                .command("reserve a1, other master", pool -> master("other").reserves("a1", "r1"))
                .command("decline", pool -> CI.declines("r1", of(pool, Request::offeredAt)))
                .command("decline, other offers", pool -> CI.declines("r1", of(pool, Request::offeredAt) - 1))
                .command("decline, other master", pool -> master("other").declines("r1", of(pool, Request::offeredAt)))
                .command("change priority", pool -> CI.prioritises("r1", 7))
                .command("change priority to the same", pool -> CI.prioritises("r1", 0))
                .command(
                        "change priority, other master", pool -> master("other").prioritises("r1", 7))
                .command("renew", pool -> CI.renewsBusy("a1", epoch(pool)))
                .command("extend", pool -> CI.prolongs("a1", epoch(pool), 1, MINUTE))
                .command("free", pool -> CI.frees("a1", epoch(pool)))
                .command("cancel", pool -> CI.cancels("r1"))
                .command("cancel, other master", pool -> master("other").cancels("r1"))
                .command("report, follows r1", pool -> CI.follows(pool, "r1"))
                .command("report, follows nothing", pool -> CI.follows(pool))
                .command("report, other master", pool -> master("other").follows(pool, "r1"));
    }

    private static void ofOthers(StateTable table) {
        table.command("agent online", pool -> agent("a3").online())
                .command("a1 silent", pool -> agent("a1").silent())
                .command("a1 ready", pool -> agent("a1").ready(epoch(pool)))
                .command("a1 failed", pool -> agent("a1").failed(epoch(pool)))
                .command(
                        "a1 in a new run",
                        pool -> agent("a1").run("run-2").remembers(epoch(pool)).online())
                .command("drain a1", pool -> ANN.drains("a1", "new disk", null))
                .command("revoke a1", pool -> ANN.revokes("a1", epoch(pool)))
                .command("hold the pool", pool -> ANN.holdsPool("storage moves", null));
    }

    private static void ofTimers(StateTable table) {
        table.command("expire offers", pool -> new Command.ExpireOffers(R1, of(pool, Request::offeredAt)))
                .command(
                        "expire offers, other sign",
                        pool -> new Command.ExpireOffers(R1, of(pool, Request::offeredAt) - 1))
                .command(
                        "expire request, waited",
                        pool -> new Command.ExpireRequest(R1, of(pool, Request::position), WaitCause.WAIT))
                .command(
                        "expire request, other sign",
                        pool -> new Command.ExpireRequest(R1, of(pool, Request::position) - 1, WaitCause.WAIT))
                .command(
                        "expire request, silent",
                        pool -> new Command.ExpireRequest(R1, of(pool, Request::lastSign), WaitCause.SILENCE))
                .command(
                        "expire request, silent, other sign",
                        pool -> new Command.ExpireRequest(R1, of(pool, Request::lastSign) - 1, WaitCause.SILENCE))
                .command("fall back", pool -> new Command.FallBack(R1, of(pool, Request::askedSince)))
                .command("fall back, other sign", pool -> new Command.FallBack(R1, of(pool, Request::askedSince) - 1))
                .command("settle", pool -> new Command.Settle())
                .command("forget", pool -> new Command.ForgetRequests(List.of(R1)));
    }

    private static String now(PoolFixture pool) {
        return pool.request("r1") == null ? "unknown" : pool.stateOf("r1").name();
    }

    private static long epoch(PoolFixture pool) {
        return pool.agent("a1") == null ? -1 : pool.epochOf("a1");
    }

    private static long of(PoolFixture pool, ToLongFunction<Request> number) {
        return pool.request("r1") == null ? 0 : number.applyAsLong(pool.request("r1"));
    }
}
