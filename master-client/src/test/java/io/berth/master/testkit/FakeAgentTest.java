package io.berth.master.testkit;

import static io.berth.master.testkit.Outcomes.reserved;
import static io.berth.master.testkit.Outcomes.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.master.Reservation;
import io.berth.master.ReservationListener;
import io.berth.master.ReserveOutcome;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FakeAgentTest {
    private static final PoolName POOL = BerthConfig.DEFAULT_POOL;

    private final FakeBerth berth =
            FakeBerth.create().agent("mac-1", "macos", "xcode=15").agent("mac-2", "macos", "xcode=16");
    private final List<String> told = new ArrayList<>();

    @Test
    void anAgentThatRefusesIsReplaced() {
        berth.machine("mac-1").refuse();
        Reservation reservation =
                reserved(berth.reserve(tags("macos").prefer("xcode=15").build()));
        assertThat(reservation.ready().join()).isTrue();
        assertThat(reservation.agent()).hasToString("mac-2");
    }

    @Test
    void anAgentThatDoesNotGetReadyIsReplacedAfterTheStartTimeout() {
        berth.machine("mac-1").hang();
        CompletableFuture<ReserveOutcome> asked =
                berth.reserve(tags("macos").prefer("xcode=15").build());
        Reservation reservation = reserved(asked);
        reservation.listen(new ReservationListener() {
            @Override
            public void requeued(String sentence) {
                told.add(sentence);
            }
        });
        assertThat(reservation.ready()).isNotDone();
        berth.advance(Duration.ofMinutes(2));
        assertThat(reservation.ready().join()).isTrue();
        assertThat(reservation.agent()).hasToString("mac-2");
        assertThat(told).hasSize(1);
    }

    @Test
    void anAgentMayTakeItsTimeToGetReady() {
        berth.machine("mac-1").serveAfter(Duration.ofSeconds(40));
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        berth.advance(Duration.ofSeconds(39));
        assertThat(reservation.ready()).isNotDone();
        berth.advance(Duration.ofSeconds(1));
        assertThat(reservation.ready().join()).isTrue();
    }

    @Test
    void anAgentThatCannotCleanUpIsPutInQuarantine() {
        berth.machine("mac-1").failToCleanUp();
        reserved(berth.reserve(tags("xcode=15").build())).close();
        assertThat(berth.machine("mac-1").state().withdrawn().orElseThrow().reason())
                .contains("cleaning hook failed");
        assertThat(berth.operator(POOL).resume(new AgentName("mac-1"), "mended").join())
                .isInstanceOf(CommandOutcome.Confirmed.class);
    }

    @Test
    void anAgentThatGoesSilentIsKeptForItsHolder() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.busy(true);
        reservation.listen(new ReservationListener() {
            @Override
            public void agentSilent(AgentName agent) {
                told.add(agent + " is silent");
            }

            @Override
            public void agentHeard(AgentName agent) {
                told.add(agent + " is heard");
            }
        });
        berth.machine("mac-1").goSilent();
        berth.advance(Duration.ofHours(1));
        assertThat(reservation.isValid()).isTrue();
        berth.machine("mac-1").speakAgain();
        assertThat(told).containsExactly("mac-1 is silent", "mac-1 is heard");
        assertThat(reservation.isValid()).isTrue();
        reservation.close();
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void whatIsFreedOfASilentAgentIsCleanOnlyWhenItIsHeard() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        berth.machine("mac-1").goSilent();
        reservation.close();
        assertThat(status("mac-1")).isEqualTo(AgentStatus.CLEANING);
        berth.machine("mac-1").speakAgain();
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void anAgentThatStartsAnewLosesItsReservation() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.onLost(end -> told.add(end.outcome().orElseThrow().name()));
        berth.machine("mac-1").restart();
        assertThat(told).containsExactly(Outcome.AGENT_LOST.name());
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void anAgentThatLeavesIsOfflineUntilItComesBack() {
        berth.machine("mac-1").leave();
        assertThat(status("mac-1")).isEqualTo(AgentStatus.OFFLINE);
        berth.machine("mac-1").speakAgain();
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    private AgentStatus status(String agent) {
        return berth.machine(agent).state().status();
    }
}
