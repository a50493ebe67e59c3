package io.berth.testbed.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.master.session.Notice;
import io.berth.master.session.RequestKey;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import io.berth.testbed.simulator.world.Clock;
import io.berth.testbed.simulator.world.Scheduler;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeliefsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final AgentName AGENT = new AgentName("mac");

    private final Scheduler scheduler = new Scheduler();
    private final Clock clock = new Clock(scheduler, 1, 0);
    private final Coverage coverage = new Coverage();
    private final Beliefs beliefs = new Beliefs(coverage);

    @Test
    void anExpiryWhileTheHolderReliesOnItIsFound() {
        beliefs.holds(belief(7));
        assertThatThrownBy(() -> beliefs.ended(ended(7, Outcome.RENEWAL_EXPIRED), Duration.ZERO, false))
                .isInstanceOf(BrokenInvariant.class);
    }

    @Test
    void anExpiryAfterTheHolderStoppedByItsOwnClockIsFine() {
        beliefs.holds(belief(7));
        scheduler.step(9 * SECOND);
        assertThatCode(() -> beliefs.ended(ended(7, Outcome.RENEWAL_EXPIRED), Duration.ZERO, false))
                .doesNotThrowAnyException();
    }

    @Test
    void twoHoldersOfOneAgentAreFound() {
        beliefs.holds(belief(7));
        assertThatThrownBy(() -> beliefs.holds(belief(8))).isInstanceOf(BrokenInvariant.class);
    }

    @Test
    void aHolderThatHasNotHeardOfAnotherEndIsCounted() {
        beliefs.holds(belief(7));
        beliefs.ended(ended(7, Outcome.AGENT_LOST), Duration.ZERO, false);
        beliefs.holds(belief(8));
        assertThat(coverage.counts()).containsEntry("rare holder not yet told", 1L);
    }

    @Test
    void anEndByItsLimitIsForeseenUnlessTheClockOfTheLogWasSetBack() {
        beliefs.holds(belief(7));
        assertThatThrownBy(() -> beliefs.ended(ended(7, Outcome.LIMIT_EXPIRED), Duration.ZERO, false))
                .isInstanceOf(BrokenInvariant.class);
        assertThatCode(() -> beliefs.ended(ended(7, Outcome.LIMIT_EXPIRED), Duration.ZERO, true))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> beliefs.ended(ended(7, Outcome.RENEWAL_EXPIRED), Duration.ZERO, true))
                .isInstanceOf(BrokenInvariant.class);
    }

    @Test
    void aHolderWhoseClockStoodStillIsNotBlamed() {
        Belief slept = belief(7);
        beliefs.holds(slept);
        clock.stop();
        scheduler.step(100 * SECOND);
        clock.goOn();
        slept.slept(clock.nanos() + 1);
        assertThatCode(() -> beliefs.ended(ended(7, Outcome.RENEWAL_EXPIRED), Duration.ZERO, false))
                .doesNotThrowAnyException();
    }

    /** Granted now, with a validity of 9 seconds. */
    private Belief belief(long epoch) {
        RequestKey key = new RequestKey(Surroundings.POOL, new RequestId("r" + epoch));
        Duration renewal = Duration.ofSeconds(10);
        Notice.Granted granted = new Notice.Granted(AGENT, TagSet.of(), epoch, 0, clock.nanos() + 9 * SECOND);
        Notice.Reserved grant = new Notice.Reserved(key, List.of(granted), renewal, renewal, renewal);
        return new Belief("master", clock, grant, granted, Long.MIN_VALUE);
    }

    private static ReservationEnded ended(long epoch, Outcome reason) {
        return new ReservationEnded(
                AGENT, new RequestId("r" + epoch), new MasterName("m"), epoch, reason, AfterUse.LOCK_DELAY);
    }
}
