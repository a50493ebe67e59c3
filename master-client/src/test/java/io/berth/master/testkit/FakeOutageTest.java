package io.berth.master.testkit;

import static io.berth.master.testkit.Outcomes.reserved;
import static io.berth.master.testkit.Outcomes.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.BerthConfig;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReserveOutcome;
import io.berth.master.Subscription;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The connection or the service is away for a while, in virtual time. */
class FakeOutageTest {
    private static final PoolName POOL = BerthConfig.DEFAULT_POOL;

    private final FakeBerth berth =
            FakeBerth.create().agent("mac-1", "macos", "xcode=15").agent("mac-2", "macos", "xcode=16");
    private final FakeBerth rival = berth.as("rival");
    private final List<String> told = new ArrayList<>();

    @Test
    void whoIsCutOffForLongIsToldBeforeAnybodyElseGetsTheAgent() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.busy(true);
        reservation.onLost(end -> told.add("lost at " + berth.now()));
        CompletableFuture<ReserveOutcome> next = rival.reserve(tags("xcode=15").build());
        next.thenAccept(outcome -> told.add("given at " + berth.now()));

        berth.disconnect();
        berth.advance(Duration.ofMinutes(30));
        assertThat(told).containsExactly("lost at 2000-01-01T00:04:30Z", "given at 2000-01-01T00:05:00Z");
        assertThat(reservation.isValid()).isFalse();
    }

    @Test
    void aShortCutEndsNothing() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.busy(true);
        for (int hour = 0; hour < 10; hour++) {
            berth.disconnect().advance(Duration.ofMinutes(3)).reconnect().advance(Duration.ofHours(1));
        }
        assertThat(reservation.isValid()).isTrue();
        assertThat(reservation.ended()).isNotDone();
    }

    @Test
    void aServiceThatIsDownEvictsNobody() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.busy(true);
        long epoch = reservation.epoch();
        berth.stopService().advance(Duration.ofMinutes(3)).startService().advance(Duration.ofMinutes(8));
        assertThat(reservation.isValid()).isTrue();
        assertThat(berth.machine("mac-1").state().epoch()).isEqualTo(epoch);
    }

    @Test
    void whatIsAskedForWhileTheServiceIsDownIsAnsweredWhenItIsUp() {
        berth.stopService();
        CompletableFuture<ReserveOutcome> asked = berth.reserve(tags("xcode=15").build());
        berth.advance(Duration.ofMinutes(1));
        assertThat(asked).isNotDone();
        berth.startService();
        assertThat(reserved(asked).isValid()).isTrue();
    }

    @Test
    void aFreeIsNotLostWithTheConnection() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        berth.disconnect();
        CompletableFuture<ReservationEnd> freed = reservation.free();
        assertThat(reservation.isValid()).isFalse();
        berth.advance(Duration.ofMinutes(1));
        assertThat(freed).isNotDone();
        berth.reconnect().advance(Duration.ofSeconds(5));
        assertThat(freed.join().outcome()).contains(Outcome.FREED);
        assertThat(freed.join().lost()).isFalse();
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void aCloseIsBoundedAlsoWhenNobodyAnswers() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        Instant before = berth.now();
        berth.disconnect();
        reservation.close();
        berth.close();
        assertThat(Duration.between(before, berth.now())).isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(status("mac-1")).isEqualTo(AgentStatus.RESERVED);
    }

    @Test
    void whatBecameFreeDuringACutIsToldAfterIt() {
        Reservation taken = reserved(rival.reserve(tags("xcode=15").build()));
        Subscription subscription = berth.onAvailable(
                POOL, "xcode=15", agent -> told.add(agent.name().value()));
        berth.disconnect();
        taken.free();
        assertThat(told).isEmpty();
        berth.reconnect();
        assertThat(told).containsExactly("mac-1");
        subscription.close();
        berth.machine("mac-1").leave().speakAgain();
        assertThat(told).containsExactly("mac-1");
    }

    private AgentStatus status(String agent) {
        return berth.machine(agent).state().status();
    }
}
