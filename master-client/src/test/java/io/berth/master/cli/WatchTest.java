package io.berth.master.cli;

import static io.berth.master.cli.States.agent;
import static io.berth.master.cli.States.request;
import static io.berth.master.cli.States.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code agents -w} and {@code queue -w}. */
class WatchTest {
    private final FakeWorld world = new FakeWorld();
    private final String now = Ends.clockTime(FakeWorld.NOW);

    @Test
    void printsALineForEachAgentAndThenForEachChange() {
        twoAgents();
        world.meanwhile.add(() -> world.happens(Topics.AGENTS, "default/mac-08", reserved("mac-08", 18, 0)));
        world.meanwhile.add(() -> {});
        world.meanwhile.add(() -> world.happens(Topics.AGENTS, "default/mac-07", null));
        world.meanwhile.add(() ->
                world.happens(Topics.AGENTS, "ios/x-1", agent("ios", "x-1", AgentStatus.AVAILABLE, true, 1, null)));

        assertThat(world.run("agents", "-w")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                TIME      CHANGE   NAME    STATE      HOLDER  REQUEST  SINCE  EPOCH  TAGS
                00:00:00  present  mac-07  reserved   ci-2    r-1      3m5s   17     gpu,linux
                00:00:00  present  mac-08  available  -       -        3m5s   -      gpu,linux
                00:00:00  changed  mac-08  reserved   ci-2    r-1      3m5s   18     gpu,linux
                00:00:00  left     mac-07  reserved   ci-2    r-1      3m5s   17     gpu,linux
                """.replace("00:00:00", now));
    }

    @Test
    void printsAnObjectOfOneLineForEachChangeForPrograms() {
        world.with(Topics.REQUESTS, "default/r-2", request("r-2", 20, RequestStatus.WAITING, "linux"));
        world.meanwhile.add(
                () -> world.happens(Topics.REQUESTS, "default/r-2", request("r-2", 20, RequestStatus.ENDED, "linux")));
        world.meanwhile.add(() -> world.happens(Topics.REQUESTS, "default/r-2", null));

        assertThat(world.run("queue", "-w", "-o", "json")).isZero();
        assertThat(world.out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"time\":\"2026-11-23T20:00:00Z\",\"change\":\"present\",\"place\":1,"
                                        + "\"request\":\"r-2\""),
                        line -> assertThat(line)
                                .contains("\"change\":\"left\"")
                                .contains("\"state\":\"ended\"")
                                .contains("\"outcome\":\"FREED\""));
    }

    @Test
    void aRequestThatComesAndIsOverBetweenTwoLooksIsToldOf() {
        world.with(Topics.REQUESTS, "default/r-1", request("r-1", 10, RequestStatus.WAITING, "linux"))
                .with(Topics.REQUESTS, "default/r-1", request("r-1", 10, RequestStatus.ENDED, "linux"));
        world.meanwhile.add(() -> {
            world.happens(Topics.REQUESTS, "default/r-2", request("r-2", 20, RequestStatus.WAITING, "linux"));
            world.happens(Topics.REQUESTS, "default/r-2", request("r-2", 20, RequestStatus.ENDED, "linux"));
        });

        assertThat(world.run("queue", "-w", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("r-2\n");
    }

    @Test
    void aRenewalIsNoChange() {
        world.with(Topics.AGENTS, "default/mac-07", reserved("mac-07", 17, 0));
        AgentState renewed = reserved("mac-07", 17, 0);
        States.set(renewed.getUse(), "lastSign", 99L);
        world.meanwhile.add(() -> world.happens(Topics.AGENTS, "default/mac-07", renewed));

        assertThat(world.run("agents", "-w", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("mac-07\n");
    }

    @Test
    void printsADocumentForEachChangeInYamlAndANameForEachOneForXargs() {
        twoAgents();
        assertThat(world.run("agents", "-w", "-o", "yaml")).isZero();
        assertThat(world.out.toString()).contains("---\ntime: \"2026-11-23T20:00:00Z\"\nchange: \"present\"\n");

        world.out.getBuffer().setLength(0);
        assertThat(world.run("agents", "-w", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("mac-07\nmac-08\n");
    }

    @Test
    void saysOnceThatThePoolIsOnHoldAndThatKafkaIsGone() {
        twoAgents();
        PoolHold hold = new PoolHold(new MasterName("alice"), "new disks", Duration.ofHours(2), 7, States.since());
        world.meanwhile.add(() -> world.happens(
                Topics.POOLS, "default", StateMapper.write(new PoolName("default"), PoolPolicy.DEFAULT, hold, 0, 0)));
        world.meanwhile.add(() -> world.unheard = Duration.ofSeconds(8));
        world.meanwhile.add(() -> {});
        world.meanwhile.add(() -> world.unheard = Duration.ZERO);

        assertThat(world.run("agents", "-w")).isZero();
        assertThat(world.err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Pool default is on hold by alice: new disks"),
                        line -> assertThat(line).startsWith("Kafka does not answer"),
                        line -> assertThat(line).startsWith("Kafka answers again"));
    }

    @Test
    void drawsTheListInItsPlaceOnATerminalAndLeavesItAsItWas() {
        twoAgents();
        world.screen = true;
        world.environment.put("NO_COLOR", "1");
        world.meanwhile.add(() -> world.happens(Topics.AGENTS, "default/mac-08", reserved("mac-08", 18, 0)));

        assertThat(world.run("agents", "-w")).isZero();
        String drawn = world.out.toString();
        assertThat(drawn).startsWith("\u001b[?1049h").endsWith("\u001b[?1049l");
        assertThat(drawn.split("berth agents, default")).hasSize(3);
        assertThat(drawn).contains("\u001b[1;1Hberth agents, default  " + now).contains("mac-08  reserved  ci-2");
        assertThat(drawn).doesNotContain("\u001b[32m");
    }

    @Test
    void saysHowManyLinesTheScreenHasNoRoomFor() {
        twoAgents();
        world.screen = true;
        world.screenRows = 4;

        assertThat(world.run("agents", "-w")).isZero();
        assertThat(world.out.toString()).contains("\u001b[4;1H... and 2 more").doesNotContain("mac-08");
    }

    @Test
    void saysOnTheScreenThatItMayBeOutOfDate() {
        twoAgents();
        world.screen = true;
        world.unheard = Duration.ofSeconds(8);

        assertThat(world.run("agents", "-w")).isZero();
        assertThat(world.out.toString()).contains("Kafka has not answered for 8s: this may be out of date.");
    }

    private void twoAgents() {
        world.with(Topics.AGENTS, "default/mac-07", reserved("mac-07", 17, 0))
                .with(
                        Topics.AGENTS,
                        "default/mac-08",
                        agent("default", "mac-08", AgentStatus.AVAILABLE, true, -1, null));
    }
}
