package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code berth who}. */
class WhoCommandTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void listsTheMastersThatHoldOrWait() {
        pool().in(world);

        assertThat(world.run("who")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                MASTER  HOLDS  WAITING  LONGEST  WEIGHT  MOST
                ios     2      0        -        2       3
                web     0      2        9m       1       -
                """);

        world.out.getBuffer().setLength(0);
        assertThat(world.run("who", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .contains("{\"master\":\"ios\",\"pool\":\"default\",\"holds\":2,\"waiting\":0,\"wanted\":0,"
                        + "\"longest\":null,\"weight\":2,\"most\":3,\"agents\":[\"mac-07\",\"mac-08\"]}");
    }

    @Test
    void saysWhoHasAnAgentAndWhatForAndHowLongYet() {
        pool().in(world);

        assertThat(world.run("who", "mac-07", "-o", "wide")).isZero();
        assertThat(world.out.toString())
                .contains("AGENT   POOL     STATE     HOLDER  REQUEST  EPOCH")
                .contains("mac-07  default  reserved  ios     r-1 ")
                .contains("  busy  in ");

        world.out.getBuffer().setLength(0);
        assertThat(world.run("who", "mac-07", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("ios\n");
    }

    @Test
    void tellsWhetherAJobRunsOrAPersonKeepsIt() {
        PlayedPool pool = pool();
        pool.play(new Command.RenewReservation(
                new AgentName("mac-07"), pool.epoch("mac-07"), new MasterName("ios"), false));
        pool.play(new Command.ExtendReservation(
                new AgentName("mac-08"),
                pool.epoch("mac-08"),
                new MasterName("ios"),
                1,
                Duration.ofHours(1),
                "reading its core"));
        pool.in(world);

        assertThat(world.run("who", "mac-07", "-o", "json")).isZero();
        assertThat(world.run("who", "mac-08", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .contains("\"work\":\"idle\"")
                .contains("\"work\":\"debugging\"")
                .contains("\"debugging\":\"reading its core\"");
    }

    @Test
    void saysThatNobodyHasIt() {
        pool().agent("linux-1", "linux").in(world);

        assertThat(world.run("who", "linux-1", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEmpty();
        assertThat(world.err.toString()).contains("Nobody has linux-1 now. `berth history linux-1`");
    }

    @Test
    void anAgentThatIsNoneIsSaidWithTheNearestOne() {
        pool().in(world);

        assertThat(world.run("who", "mac-7")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("no agent mac-7 is registered in pool default. Did you mean mac-07?");
    }

    private static PlayedPool pool() {
        Order order =
                new Order(50, Duration.ofHours(4), Share.DEFAULT, Map.of(new MasterName("ios"), new Share(2, 3, 10)));
        PlayedPool pool = new PlayedPool(PoolPolicy.DEFAULT.with(order), Duration.ofMinutes(10))
                .agent("mac-07", "macos")
                .agent("mac-08", "macos")
                .asks("ios", "r-1", "macos")
                .asks("ios", "r-2", "macos")
                .passes(Duration.ofMinutes(1))
                .asks("web", "r-3", "macos")
                .asks("web", "r-4", "macos");
        for (String agent : new String[] {"mac-07", "mac-08"}) {
            pool.isReady(agent);
            pool.play(
                    new Command.RenewReservation(new AgentName(agent), pool.epoch(agent), new MasterName("ios"), true));
        }
        return pool;
    }
}
