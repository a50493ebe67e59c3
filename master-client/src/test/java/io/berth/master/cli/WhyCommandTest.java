package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Withdrawal;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code berth why}. */
class WhyCommandTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void saysWhereARequestStandsAndWhoHoldsWhatItCouldHave() {
        busyPool().in(world);

        assertThat(world.run("why", "r-3")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                r-3 of ci-2 waits, #2 of 2 for macos  (1 busy, 1 drained (disk swap))

                NAME    STATE     HOLDER  REQUEST  SINCE  NOTE
                mac-07  reserved  ci-1    r-1      10m    -
                mac-08  drained   -       -        10m    drained by alice: disk swap
                """);
    }

    @Test
    void saysTheSameToPrograms() {
        busyPool().in(world);

        assertThat(world.run("why", "r-3", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .startsWith(
                        "{\"subject\":\"r-3\",\"kind\":\"request\",\"pool\":\"default\",\"state\":\"waiting\","
                                + "\"master\":\"ci-2\",\"wanted\":\"macos\",\"place\":2,\"waiting\":2,\"matching\":2,"
                                + "\"estimateLeastMs\":null,\"estimateMostMs\":null,"
                                + "\"sentence\":\"1 busy, 1 drained (disk swap)\",\"code\":null,\"agents\":[{\"name\":\"mac-07\"");

        world.out.getBuffer().setLength(0);
        assertThat(world.run("why", "r-3", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("mac-07\nmac-08\n");
    }

    @Test
    void tellsHowLongItMayTakeOnceTurnsWereSeen() {
        PlayedPool pool = new PlayedPool(PoolPolicy.DEFAULT, Duration.ofHours(2)).agent("mac-07", "macos");
        for (int turn = 0; turn < 4; turn++) {
            pool.asks("ci-1", "old-" + turn, "macos")
                    .isReady("mac-07")
                    .passes(Duration.ofMinutes(10))
                    .frees("ci-1", "mac-07");
        }
        pool.asks("ci-1", "r-1", "macos").asks("ci-2", "r-2", "macos").in(world);

        assertThat(world.run("why", "r-2")).isZero();
        assertThat(world.out.toString()).contains("r-2 of ci-2 waits, #1 of 1 for macos  about ");
    }

    @Test
    void aQuotaAndAHoldAreReasons() {
        Order order =
                new Order(50, Duration.ofHours(4), Share.DEFAULT, Map.of(new MasterName("ci-1"), new Share(1, 1, 10)));
        PlayedPool pool = new PlayedPool(PoolPolicy.DEFAULT.with(order), Duration.ofMinutes(10))
                .agent("mac-07", "macos")
                .agent("mac-08", "macos")
                .asks("ci-1", "r-1", "macos")
                .asks("ci-1", "r-2", "macos");
        pool.play(new Command.HoldPool(new MasterName("alice"), "new disks", null));
        pool.in(world);

        assertThat(world.run("why", "r-2")).isZero();
        assertThat(world.out.toString())
                .contains("the pool is on hold (new disks)")
                .contains("master ci-1 holds 1 of the 1 agents that it may hold");
    }

    @Test
    void saysWhatARequestHoldsAndHowOneEnded() {
        busyPool().asks("ci-1", "r-9", "linux").frees("ci-1", "linux-1").in(world);

        assertThat(world.run("why", "r-1")).isZero();
        assertThat(world.run("why", "r-9")).isZero();
        assertThat(world.out.toString())
                .contains("r-1 of ci-1: it holds mac-07.")
                .contains("mac-07  reserved  ci-1")
                .contains("r-9 of ci-1 is over, FREED. The agent was given back.");
    }

    @Test
    void saysWhatWouldBecomeOfARequest() {
        busyPool().in(world);

        assertThat(world.run("why", "linux", "--master", "ci-9")).isZero();
        assertThat(world.out.toString())
                .contains("A request of ci-9 would be served at once. It would get linux-1.")
                .contains("linux-1  available");

        world.out.getBuffer().setLength(0);
        assertThat(world.run("why", "macos && ssd", "--master", "ci-9")).isZero();
        assertThat(world.out.toString())
                .contains("A request of ci-9 would wait, #1 of 1 for macos && ssd  (1 busy)")
                .contains("mac-07  reserved")
                .doesNotContain("mac-08");
    }

    @Test
    void saysWhatComesClosestWhereNothingMatches() {
        busyPool().in(world);

        assertThat(world.run("why", "macos && xcode>=17")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.out.toString())
                .contains("A request for it would be refused. 2 agents have macos, none of them xcode>=17.");
        assertThat(world.err.toString()).contains("Nor is a request of that id known in pool default.");
    }

    @Test
    void severalAgentsAreAskedForAsIsShown() {
        busyPool().in(world);

        assertThat(world.run("why", "3 of macos and 1 of linux")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.out.toString()).contains("2 agents match macos, and 3 are wanted at once.");
        assertThat(world.run("why", "2 of macos and 1 of linux", "-o", "json")).isZero();
        assertThat(world.out.toString()).contains("\"state\":\"would-wait\"");
    }

    @Test
    void whatCanNeverBeServedIsExitCodeTwoAlsoWhereItWaits() {
        new PlayedPool(PoolPolicy.DEFAULT, Duration.ofMinutes(10))
                .agent("mac-07", "macos")
                .asks("ci-1", "r-1", "windows")
                .in(world);

        assertThat(world.run("why", "r-1")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.out.toString()).contains("no registered agent matches yet");
    }

    @Test
    void aRequestIdThatIsNearlyRightIsSaid() {
        busyPool().in(world);

        assertThat(world.run("why", "r-33")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("Did you mean r-3?");
    }

    @Test
    void whatIsNeitherIsRefusedWithTheColumn() {
        busyPool().in(world);

        assertThat(world.run("why", "macos &&")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("it is no request of this pool, and no expression:");
        assertThat(world.run("why", "macos", "--pool", "defualt")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("no pool defualt is known. Did you mean default?");
    }

    @Test
    void whatIsReadWhileItChangesIsNoBug() {
        PlayedPool pool = busyPool();
        pool.in(world);
        // The agent that r-1 holds was removed, and its place given to nobody yet.
        world.with(Topics.AGENTS, "default/mac-07", null);

        assertThat(world.run("why", "r-3")).isZero();
        assertThat(world.run("why", "r-1")).isZero();
        assertThat(world.out.toString()).contains("r-1 of ci-1: it holds mac-07.");
    }

    /** mac-07 is held, mac-08 drained, linux-1 free; r-2 and r-3 wait. */
    private static PlayedPool busyPool() {
        PlayedPool pool = new PlayedPool(PoolPolicy.DEFAULT, Duration.ofMinutes(10))
                .agent("mac-07", "macos", "ssd")
                .agent("mac-08", "macos")
                .agent("linux-1", "linux");
        pool.play(new Command.WithdrawAgent(
                new AgentName("mac-08"), Withdrawal.DRAINED, new MasterName("alice"), "disk swap", null));
        return pool.asks("ci-1", "r-1", "macos").asks("ci-1", "r-2", "macos").asks("ci-2", "r-3", "macos");
    }
}
