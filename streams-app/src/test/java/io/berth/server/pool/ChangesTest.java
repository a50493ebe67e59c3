package io.berth.server.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Withdrawal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final AgentName MAC = new AgentName("mac-1");
    private static final MasterName CI = new MasterName("ci-1");
    private static final MasterName ANN = new MasterName("ann");
    private static final RequestId FIRST = new RequestId("r-1");

    @Test
    void theEndOfAReservationChangesAgentAndRequest() {
        Changes changes = changes(
                new Event.ReservationRevoked(MAC, FIRST, 7, ANN, "broken"),
                new Event.ReservationEnded(MAC, FIRST, CI, 7, Outcome.REVOKED, AfterUse.CLEANING),
                new Event.RequestEnded(FIRST, CI, Outcome.REVOKED));

        assertThat(changes.agents()).containsExactly(MAC);
        assertThat(changes.requests()).containsExactly(FIRST);
        assertThat(changes.pool()).isFalse();
    }

    @Test
    void anAgentThatIsRemovedIsNotAmongThoseThatAreThere() {
        Changes changes = changes(
                new Event.AgentWithdrawn(MAC, Withdrawal.DRAINED, ANN, "old", null), new Event.AgentRemoved(MAC, ANN));

        assertThat(changes.agents()).isEmpty();
        assertThat(changes.removed()).containsExactly(MAC);
    }

    @Test
    void whatIsSaidOfTheWholePoolChangesThePool() {
        assertThat(List.of(
                        new Event.PoolConfigured(PoolPolicy.DEFAULT),
                        new Event.EpochBaseRaised(7),
                        new Event.PoolHeld(ANN, "maintenance", null),
                        new Event.PoolReleased(ANN, "done")))
                .allSatisfy(event -> assertThat(changes(event))
                        .isEqualTo(new Changes(true, Set.of(), Set.of(), List.of(), List.of())));
    }

    @Test
    void forgottenRequestsAreOnlyForgotten() {
        Changes changes = changes(new Event.RequestsForgotten(List.of(FIRST)));

        assertThat(changes.forgotten()).containsExactly(FIRST);
        assertThat(changes.requests()).isEmpty();
    }

    private static Changes changes(Event... events) {
        return Changes.of(new Decision(7, 0, List.of(events), List.of(), Set.of()));
    }
}
