package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReserveCommandTest {
    private final FakeWorld world = new FakeWorld();
    private final FakeReservation reservation = new FakeReservation();

    @Test
    void printsWhatItGotAndLeavesItReserved() {
        assertThat(world.grants(reservation).run("reserve", "--tags", "macos")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                        AGENT   EPOCH  REQUEST
                        mac-07  1842   r-1
                        """);
        assertThat(reservation.freed).isFalse();
        assertThat(world.err.toString()).contains("5m").contains("berth renew mac-07 --epoch 1842");
    }

    @Test
    void whatRenewsAndFreesIsPrintedWithTheOptionsThatItNeeds() {
        world.grants(reservation)
                .run("reserve", "-m", "ci-a", "--tags", "macos", "-p", "default", "-b", "k1:9092,k2:9092");

        String same = " --bootstrap k1:9092,k2:9092 --pool default --master ci-a`";
        assertThat(world.err.toString())
                .contains("`berth renew mac-07 --epoch 1842" + same, "`berth free mac-07 --epoch 1842" + same);
    }

    @Test
    void whatEndsAGroupIsPrintedWithTheOptionsThatItNeeds() {
        world.grants(reservation.together()).run("reserve", "--tags", "macos", "--master", "ci-a");

        assertThat(world.err.toString())
                .contains(
                        "`berth renew AGENT --epoch N --master ci-a`",
                        "`berth cancel r-1 --master ci-a`",
                        "`berth free AGENT --epoch N --master ci-a`");
    }

    @Test
    void sendsWhatItIsForOnlyWhereThePoolSharesThat() {
        world.grants(reservation).run("reserve", "--tags", "macos", "--for", "nightly 881");
        assertThat(world.err.toString()).contains("--for is not sent: pool default does not share");
        assertThat(SharedPurposes.in(world, world.config)).isFalse();

        world.with(
                Topics.POOLS,
                "default",
                StateMapper.write(new PoolName("default"), PoolPolicy.DEFAULT.withPurposeShared(true), null, 0, -1));
        assertThat(SharedPurposes.in(world, world.config)).isTrue();
    }

    @Test
    void printsJsonForPrograms() {
        assertThat(world.grants(reservation).run("reserve", "--tags", "macos", "-o", "json", "-q"))
                .isZero();
        assertThat(world.out.toString())
                .isEqualToNormalizingNewlines(
                        "{\"agent\":\"mac-07\",\"epoch\":1842,\"request\":\"r-1\",\"pool\":\"default\","
                                + "\"master\":\"user-alice-b\",\"tags\":[\"macos\",\"xcode=15.2\"],"
                                + "\"renewalTimeoutMs\":600000,\"idleTimeoutMs\":300000,\"limitMs\":28800000,"
                                + "\"agents\":[{\"agent\":\"mac-07\",\"epoch\":1842,\"need\":0,"
                                + "\"tags\":[\"macos\",\"xcode=15.2\"]}]}\n");
        assertThat(world.err.toString()).isEmpty();
    }

    @Test
    void printsARowForEachAgentOfAGroup() {
        assertThat(world.grants(reservation.together()).run("reserve", "--tags", "macos", "--and", "1 of windows"))
                .isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("""
                        AGENT   EPOCH  REQUEST  TAGS
                        mac-07  1842   r-1      macos,xcode=15.2
                        win-1   1842   r-1      windows
                        """);
        assertThat(world.err.toString()).contains("berth cancel r-1");
    }

    @Test
    void printsAllAgentsOfAGroupForPrograms() {
        world.grants(reservation.together()).run("reserve", "--tags", "macos", "--and", "1 of windows", "-o", "json");

        assertThat(world.out.toString())
                .startsWith("{\"agent\":\"mac-07\",\"epoch\":1842,")
                .contains("{\"agent\":\"win-1\",\"epoch\":1842,\"need\":1,\"tags\":[\"windows\"]}]");
    }

    @Test
    void agentsThatWereTakenBackBeforeTheyWerePrintedAreNotLeft() {
        reservation.agents = List.of();

        assertThat(world.grants(reservation).run("reserve", "--tags", "macos")).isEqualTo(ExitCode.LOST);
        assertThat(world.out.toString()).isEmpty();
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void anAgentThatIsGrantedWhileItIsCancelledIsFreed() {
        world.stop.request();
        world.outcome = FakeWorld.grantedWhenCancelled(reservation);

        assertThat(world.run("reserve", "--tags", "macos")).isEqualTo(ExitCode.REFUSED);
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void aStopWhileTheAgentGetsReadyFrees() {
        reservation.neverReady = true;
        world.stop.request();

        assertThat(world.grants(reservation).run("reserve", "--tags", "macos", "--wait-ready"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(reservation.freed).isTrue();
        assertThat(world.out.toString()).isEmpty();
    }

    @Test
    void waitsForReadinessOnRequest() {
        reservation.lose();

        assertThat(world.grants(reservation).run("reserve", "--tags", "macos", "--wait-ready"))
                .isEqualTo(ExitCode.LOST);
        assertThat(world.out.toString()).isEmpty();
    }
}
