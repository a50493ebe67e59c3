package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.Timing;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListCommandsTest {
    private static final Timing TIMING = new Timing(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);

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
                mac-07  reserved   ci-2    r-1      3m05s  17     linux,gpu
                mac-08  available  -       -        3m05s  -      linux,gpu
                mac-09  lost       ci-2    r-1      3m05s  3      linux,gpu
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
                                + "\"since\":\"2026-11-23T19:56:55Z\",\"epoch\":17,\"tags\":[\"linux\",\"gpu\"]}]\n");
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
                -      r-1      reserved  ci-1    linux       mac-07  5      3m05s  -
                1      r-2      waiting   ci-1    linux       -       -      3m05s  -
                1      r-3      waiting   ci-1    gpu         -       -      3m05s  -
                2      r-4      waiting   ci-1    linux       -       -      3m05s  -
                """);
    }

    @Test
    void listsWhatIsOverOnRequest() {
        queue();

        assertThat(world.run("queue", "--all")).isZero();
        assertThat(world.out.toString()).contains("OUTCOME").contains("FREED");
    }

    private void queue() {
        world.with(Topics.REQUESTS, "default/r-4", request("r-4", 40, RequestStatus.WAITING, "linux"))
                .with(Topics.REQUESTS, "default/r-0", request("r-0", 4, RequestStatus.ENDED, "linux"))
                .with(Topics.REQUESTS, "default/r-1", request("r-1", 5, RequestStatus.RESERVED, "linux"))
                .with(Topics.REQUESTS, "default/r-2", request("r-2", 20, RequestStatus.WAITING, "linux"))
                .with(Topics.REQUESTS, "default/r-3", request("r-3", 30, RequestStatus.WAITING, "gpu"));
    }

    private static AgentUse use() {
        return new AgentUse("r-1", "ci-2", TIMING, true, 17L, 17L, 9L, 17L, 0, null, false, -1L, -1L);
    }

    private static AgentState agent(
            String pool, String name, AgentStatus status, boolean online, long epoch, AgentUse use) {
        return new AgentState(
                pool,
                name,
                status,
                online,
                "run-1",
                List.of("linux", "gpu"),
                true,
                epoch,
                use,
                1L,
                since(),
                List.of(),
                null,
                0,
                null,
                0,
                0L,
                0L);
    }

    private static RequestState request(String id, long position, RequestStatus status, String expression) {
        boolean reserved = status == RequestStatus.RESERVED;
        return new RequestState(
                "default",
                id,
                "ci-1",
                status,
                expression,
                Select.FIRST,
                1,
                null,
                TIMING,
                null,
                position,
                List.of(),
                -1L,
                reserved ? "mac-07" : null,
                reserved ? position : -1L,
                status == RequestStatus.ENDED ? Outcome.FREED : null,
                null,
                null,
                position,
                since(),
                1,
                List.of(),
                List.of(),
                "",
                0,
                0,
                List.of(),
                -1L,
                -1L,
                0,
                List.of());
    }

    private static long since() {
        return FakeWorld.NOW.minus(Duration.ofSeconds(185)).toEpochMilli();
    }
}
