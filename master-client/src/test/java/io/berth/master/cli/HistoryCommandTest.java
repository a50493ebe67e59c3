package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** {@code berth history}. */
class HistoryCommandTest {
    private static final ZoneId HERE = ZoneId.systemDefault();

    private final FakeWorld world = new FakeWorld();

    @Test
    void listsTheReservationsOfAnAgentNewestLast() {
        pool().in(world);

        assertThat(world.run("history", "mac-07", "--since", "3d")).isZero();
        assertThat(world.out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("BEGAN  "),
                        line -> assertThat(line)
                                .startsWith(ago(Duration.ofHours(48)) + "  " + ago(Duration.ofHours(47))
                                        + "  1h      ci-1" + "    r-1      FREED    -"),
                        line -> assertThat(line)
                                .startsWith(ago(Duration.ofHours(3)) + "  " + ago(Duration.ofHours(2)))
                                .endsWith("REVOKED  by olga: release build"),
                        line -> assertThat(line)
                                .startsWith(ago(Duration.ofHours(1)) + "  -  ")
                                .contains("  1h      ci-3"));
    }

    @Test
    void readsNoMoreThanADayUnlessItIsAsked() {
        pool().in(world);

        assertThat(world.run("history", "mac-07", "-o", "name")).isZero();
        assertThat(world.out.toString()).isEqualToNormalizingNewlines("r-2\nr-3\n");
        assertThat(world.readSince).containsExactly(FakeWorld.NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void looksFurtherBackForWhereOneBegan() {
        pool().in(world);

        assertThat(world.run("history", "mac-07", "--since", "150m", "-o", "json"))
                .isZero();
        assertThat(world.out.toString())
                .startsWith(
                        "[{\"agent\":\"mac-07\",\"pool\":\"default\",\"began\":\"2026-11-23T17:00:00Z\","
                                + "\"ended\":\"2026-11-23T18:00:00Z\",\"lastedMs\":3600000,\"master\":\"ci-2\",\"request\":\"r-2\"");
        assertThat(world.readSince)
                .containsExactly(
                        FakeWorld.NOW.minus(Duration.ofMinutes(150)), FakeWorld.NOW.minus(Duration.ofMinutes(270)));
    }

    @Test
    void whatLastsForLongerThanWhatIsReadIsKnownFromTheAgent() {
        pool().in(world);

        assertThat(world.run("history", "mac-07", "--since", "1m")).isZero();
        assertThat(world.out.toString())
                .contains(ago(Duration.ofHours(1)) + "  -")
                .contains("ci-3");
        assertThat(world.readSince).hasSize(1);
    }

    @Test
    void saysWhoHeldItThen() {
        pool().in(world);
        String then =
                Times.shown(FakeWorld.NOW.minus(Duration.ofMinutes(150)), HERE).replace(' ', 'T');

        assertThat(world.run("history", "mac-07", "--at", then)).isZero();
        assertThat(world.out.toString().lines()).hasSize(2);
        assertThat(world.out.toString()).contains("ci-2");

        world.out.getBuffer().setLength(0);
        assertThat(world.run("history", "mac-07", "--at", "2026-11-23T18:30:00Z"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("Nobody had mac-07 at");
    }

    @Test
    void whatTheLogDoesNotSayAnyMoreIsLeftOpen() {
        PlayedPool pool = pool();
        pool.in(world);
        // Retention removed the first events.
        world.topics.get("berth.events").removeIf(event -> true);
        world.whole = false;
        FakeWorld all = pool.in(new FakeWorld());
        all.topics.get("berth.events").stream()
                .filter(event -> event.getValue().getSchema().getName().equals("ReservationEnded"))
                .limit(1)
                .forEach(event -> world.topics.get("berth.events").add(event));

        assertThat(world.run("history", "mac-07", "--since", "3d", "-o", "json"))
                .isZero();
        assertThat(world.out.toString()).contains("\"began\":null,").contains("\"lastedMs\":null");
    }

    @Test
    void anAgentThatIsNoneIsSaidWithTheNearestOne() {
        pool().in(world);

        assertThat(world.run("history", "mac-7")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString())
                .contains("no agent mac-7 is registered")
                .contains("Did you mean mac-07?");
    }

    @Test
    void sinceAndAtExcludeEachOther() {
        assertThat(world.run("history", "mac-07", "--since", "1d", "--at", "02:13"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.run("history", "mac-07", "--at", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("--at: 'yesterday' is no time.");
    }

    private static String ago(Duration time) {
        Instant then = FakeWorld.NOW.minus(time);
        return Times.shown(then, HERE);
    }

    private static PlayedPool pool() {
        return new PlayedPool(PoolPolicy.DEFAULT, Duration.ofHours(48))
                .agent("mac-07", "macos")
                .asks("ci-1", "r-1", "macos")
                .passes(Duration.ofHours(1))
                .frees("ci-1", "mac-07")
                .passes(Duration.ofHours(44))
                .asks("ci-2", "r-2", "macos")
                .passes(Duration.ofHours(1))
                .revokes("mac-07", "olga", "release build")
                .passes(Duration.ofHours(1))
                .asks("ci-3", "r-3", "macos");
    }
}
