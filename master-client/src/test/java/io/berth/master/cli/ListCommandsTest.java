package io.berth.master.cli;

import static io.berth.master.cli.States.agent;
import static io.berth.master.cli.States.request;
import static io.berth.master.cli.States.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.code.Withdrawal;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.HeldAgent;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListCommandsTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void listsTheAgentsOfThePoolAsTheyAreLast() {
        world.with(Topics.AGENTS, "default/mac-08", agent("default", "mac-08", AgentStatus.AVAILABLE, true, -1, null))
                .with(Topics.AGENTS, "default/mac-07", agent("default", "mac-07", AgentStatus.AVAILABLE, true, 9, null))
                .with(
                        Topics.AGENTS,
                        "default/mac-07",
                        agent("default", "mac-07", AgentStatus.RESERVED, true, 17, use()))
                .with(
                        Topics.AGENTS,
                        "default/mac-09",
                        agent("default", "mac-09", AgentStatus.RESERVED, false, 3, use()))
                .with(Topics.AGENTS, "default/gone", agent("default", "gone", AgentStatus.OFFLINE, false, -1, null))
                .with(Topics.AGENTS, "default/gone", null)
                .with(Topics.AGENTS, "ios/other", agent("ios", "other", AgentStatus.LOCK_DELAY, true, 1, null));

        assertThat(world.run("agents")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                NAME    STATE      HOLDER  REQUEST  SINCE  EPOCH  TAGS
                mac-07  reserved   ci-2    r-1      3m5s   17     gpu,linux
                mac-08  available  -       -        3m5s   -      gpu,linux
                mac-09  lost       ci-2    r-1      3m5s   3      gpu,linux
                """);
    }

    @Test
    void listsTheAgentsOfAllPools() {
        world.with(Topics.AGENTS, "ios/mac-07", agent("ios", "mac-07", AgentStatus.LOCK_DELAY, true, 1, null));

        assertThat(world.run("agents", "-A")).isZero();
        assertThat(world.out.toString()).contains("ios/mac-07  lock-delay");
    }

    @Test
    void listsAgentsForPrograms() {
        world.with(Topics.AGENTS, "default/mac-07", agent("default", "mac-07", AgentStatus.RESERVED, true, 17, use()));

        assertThat(world.run("agents", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .isEqualToNormalizingNewlines(
                        "[{\"name\":\"mac-07\",\"pool\":\"default\",\"state\":\"reserved\",\"online\":true,"
                                + "\"holder\":\"ci-2\",\"request\":\"r-1\",\"ready\":true,"
                                + "\"since\":\"2026-11-23T19:56:55Z\",\"epoch\":17,\"tags\":[\"gpu\",\"linux\"],"
                                + "\"withdrawn\":null,\"extensions\":0,\"debugging\":null,\"failures\":0,\"lastHolder\":null}]\n");
    }

    @Test
    void saysWhoTookAnAgentOutOfServiceAndWhyAndForHowLong() {
        AgentState drained = agent("default", "mac-1", AgentStatus.DRAINED, true, -1, null);
        States.set(
                drained, "withdrawn", States.withdrawal(Withdrawal.DRAINED, "alice", "disk swap", Duration.ofHours(2)));
        AgentState draining = agent("default", "mac-2", AgentStatus.RESERVED, true, 17, use());
        States.set(draining, "withdrawn", States.withdrawal(Withdrawal.DRAINED, "bob", "old", null));
        AgentState failed = agent("default", "mac-3", AgentStatus.QUARANTINED, true, 4, null);
        States.set(failed, "withdrawn", States.withdrawal(Withdrawal.QUARANTINED, null, "The clean-up failed.", null));
        AgentState looked = agent("default", "mac-4", AgentStatus.RESERVED, true, 18, use());
        States.set(looked.getUse(), "debugging", "flaky test");
        world.with(Topics.AGENTS, "default/mac-1", drained)
                .with(Topics.AGENTS, "default/mac-2", draining)
                .with(Topics.AGENTS, "default/mac-3", failed)
                .with(Topics.AGENTS, "default/mac-4", looked);

        assertThat(world.run("agents")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                NAME   STATE        HOLDER  REQUEST  SINCE  EPOCH  TAGS       NOTE
                mac-1  drained      -       -        3m5s   -      gpu,linux  drained by alice: disk swap, for another 1h56m
                mac-2  draining     ci-2    r-1      3m5s   17     gpu,linux  drained by bob: old
                mac-3  quarantined  -       -        3m5s   4      gpu,linux  quarantined by the service: The clean-up failed.
                mac-4  reserved     ci-2    r-1      3m5s   18     gpu,linux  kept for debugging: flaky test
                """);

        world.out.getBuffer().setLength(0);
        assertThat(world.run("agents", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .contains("\"withdrawn\":{\"kind\":\"drained\",\"by\":\"alice\",\"reason\":\"disk swap\","
                        + "\"since\":\"2026-11-23T19:56:55Z\",\"until\":\"2026-11-23T21:56:55Z\"}")
                .contains("\"debugging\":\"flaky test\"")
                .doesNotContain("\"note\"");
    }

    @Test
    void saysThatThePoolIsOnHold() {
        PoolHold hold =
                new PoolHold(new MasterName("alice"), "new hypervisors", Duration.ofHours(2), 7, States.since());
        world.with(Topics.POOLS, "default", StateMapper.write(new PoolName("default"), PoolPolicy.DEFAULT, hold, 0, 0))
                .with(Topics.POOLS, "ios", StateMapper.write(new PoolName("ios"), PoolPolicy.DEFAULT, null, 0, 0));

        assertThat(world.run("queue")).isZero();
        assertThat(world.run("agents")).isZero();
        assertThat(world.err.toString().split("Pool default is on hold by alice: new hypervisors, for another 1h56m"))
                .hasSize(3);

        world.out.getBuffer().setLength(0);
        assertThat(world.run("pool", "show", "-A")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                POOL     HOLD
                default  by alice: new hypervisors, for another 1h56m
                ios      -
                """);

        world.out.getBuffer().setLength(0);
        assertThat(world.run("pool", "show", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .isEqualToNormalizingNewlines("[{\"pool\":\"default\",\"hold\":{\"by\":\"alice\","
                        + "\"reason\":\"new hypervisors\",\"since\":\"2026-11-23T19:56:55Z\","
                        + "\"until\":\"2026-11-23T21:56:55Z\"}}]\n");

        assertThat(world.run("pool", "show", "--pool", "nowhere")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void anEmptyPoolSaysSoBesideTheResult() {
        assertThat(world.run("agents", "-o", "json", "--pool", "empty")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("[]\n");
        assertThat(world.err.toString()).contains("pool empty");
    }

    @Test
    void listsTheQueueInItsOrder() {
        queue();

        assertThat(world.run("queue")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                PLACE  REQUEST  STATE     MASTER  EXPRESSION  AGENT   EPOCH  SINCE  FOR
                -      r-1      reserved  ci-1    linux       mac-07  5      3m5s   -
                1      r-2      waiting   ci-1    linux       -       -      3m5s   -
                1      r-3      waiting   ci-1    gpu         -       -      3m5s   -
                2      r-4      waiting   ci-1    linux       -       -      3m5s   -
                """);
    }

    @Test
    void aPlaceCountsThoseThatWaitForTheSameByPriorityAndAge() {
        queue();
        RequestState urgent = request("r-5", 50, RequestStatus.WAITING, "linux");
        States.set(urgent, "priority", 7);
        RequestState picky = request("r-6", 60, RequestStatus.WAITING, "linux");
        States.set(picky, "except", List.of("mac-07"));
        RequestState fallen = request("r-7", 15, RequestStatus.WAITING, "windows");
        States.set(fallen, "fallbacks", List.of(States.after(Duration.ofMinutes(5), States.need(1, "linux"))));
        States.set(fallen, "alternative", 1);
        world.with(Topics.REQUESTS, "default/r-5", urgent)
                .with(Topics.REQUESTS, "default/r-6", picky)
                .with(Topics.REQUESTS, "default/r-7", fallen);

        assertThat(world.run("queue")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                PLACE  REQUEST  STATE     MASTER  PRIORITY  EXPRESSION      AGENT   EPOCH  SINCE  FOR
                -      r-1      reserved  ci-1    0         linux           mac-07  5      3m5s   -
                1      r-5      waiting   ci-1    7         linux           -       -      3m5s   -
                2      r-7      waiting   ci-1    0         linux (2 of 2)  -       -      3m5s   -
                3      r-2      waiting   ci-1    0         linux           -       -      3m5s   -
                1      r-3      waiting   ci-1    0         gpu             -       -      3m5s   -
                4      r-4      waiting   ci-1    0         linux           -       -      3m5s   -
                1      r-6      waiting   ci-1    0         linux           -       -      3m5s   -
                """);
    }

    @Test
    void showsWhatAGroupNeedsAndWhatItHolds() {
        RequestState group = request("r-1", 5, RequestStatus.RESERVED, "macos");
        States.set(group, "count", 2);
        States.set(group, "together", List.of(States.need(1, "windows")));
        States.set(group, "fallbacks", List.of(States.after(Duration.ofMinutes(5), States.need(1, "macos"))));
        States.set(
                group,
                "held",
                List.of(
                        new HeldAgent("mac-07", 5L, 0, List.of("macos"), null),
                        new HeldAgent("mac-08", 5L, 0, List.of("macos"), Outcome.REVOKED),
                        new HeldAgent("win-1", 5L, 1, List.of("windows"), null)));
        world.with(Topics.REQUESTS, "default/r-1", group);

        assertThat(world.run("queue")).isZero();
        assertThat(world.out.toString()).contains("2 of macos and 1 of windows (1 of 2)  mac-07,win-1  5 ");

        world.out.getBuffer().setLength(0);
        assertThat(world.run("queue", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .contains("\"expression\":\"macos\"")
                .contains("\"agent\":\"mac-07\",\"epoch\":5,\"agents\":[")
                .contains("{\"agent\":\"mac-08\",\"epoch\":5,\"need\":0,\"ended\":\"REVOKED\"}")
                .contains("\"needs\":[{\"count\":2,\"expression\":\"macos\"},{\"count\":1,\"expression\":\"windows\"}]")
                .contains("{\"afterMs\":300000,\"needs\":[{\"count\":1,\"expression\":\"macos\"}]}");
    }

    @Test
    void listsWhatIsOverOnRequest() {
        queue();

        assertThat(world.run("queue", "--all")).isZero();
        assertThat(world.out.toString()).contains("OUTCOME").contains("FREED");
    }

    @Test
    void aRejectedRequestIsListedWithWhyItWasRejected() {
        world.with(
                Topics.REQUESTS,
                "default/r-9",
                States.rejected("r-9", 9, RefusalCode.NO_MATCH, "No agent has such tags."));

        assertThat(world.run("queue", "--all")).isZero();
        assertThat(world.out.toString()).contains("REJECTED NO_MATCH");
        assertThat(world.run("queue", "--all", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .contains("\"outcome\":\"REJECTED\",\"code\":\"NO_MATCH\",\"sentence\":\"No agent has such tags.\"");
    }

    private void queue() {
        world.with(Topics.REQUESTS, "default/r-4", request("r-4", 40, RequestStatus.WAITING, "linux"))
                .with(Topics.REQUESTS, "default/r-0", request("r-0", 4, RequestStatus.ENDED, "linux"))
                .with(Topics.REQUESTS, "default/r-1", request("r-1", 5, RequestStatus.RESERVED, "linux"))
                .with(Topics.REQUESTS, "default/r-2", request("r-2", 20, RequestStatus.WAITING, "linux"))
                .with(Topics.REQUESTS, "default/r-3", request("r-3", 30, RequestStatus.WAITING, "gpu"));
    }
}
