package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationRequest;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.RequestEnded;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationSpared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What masters, agents and the service believe of each other, where somebody has forgotten. Each test has a tag of its own. */
@ExtendWith(SharedService.Lifetime.class)
class ReconciliationTest {
    private static PoolStage stage;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.RECONCILED_POOL);
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.RECONCILED_POOL);
    }

    @Test
    void whatAMasterForgotIsFreeWhenItSpeaksAloneAndWhatItKeptGoesOn() {
        stage.machine("forgotten-1", "forgotten");
        stage.machine("forgotten-2", "forgotten");
        Asked forgotten = stage.ask("alma", ReservationRequest.tags("forgotten && forgotten-1"));
        Reservation lost = forgotten.ready();
        Asked kept = stage.ask("alma", ReservationRequest.tags("forgotten && forgotten-2"));
        Reservation held = kept.ready();
        stage.disconnect("alma");

        BerthConfig successor = BerthConfig.of(SharedService.get().bootstrapServers(), "alma")
                .withPool(SharedService.RECONCILED_POOL)
                .speakingAlone(kept.id());
        stage.machine("forgotten-3", "forgotten");
        try (Berth alma = Berth.connect(successor)) {
            // What it is told of something new is newer than the last sign of what it forgot.
            new Asked(
                            alma,
                            SharedService.RECONCILED_POOL,
                            "alma-begins-anew",
                            ReservationRequest.tags("forgotten && forgotten-3"))
                    .ready();
            PoolStage.ended(lost, Outcome.ABANDONED);
            assertThat(PoolStage.events()
                            .await(
                                    "the request is over",
                                    RequestEnded.class,
                                    event -> event.getRequest().equals(forgotten.id()))
                            .getOutcome())
                    .isEqualTo(Outcome.ABANDONED);
            Reservation again = new Asked(
                            alma,
                            SharedService.RECONCILED_POOL,
                            kept.id(),
                            ReservationRequest.tags("forgotten && forgotten-2"))
                    .ready();
            assertThat(again.epoch()).as("the same reservation").isEqualTo(held.epoch());
            PoolStage.free(again);
        }
    }

    @Test
    void requestThatIsAskedAgainGetsTheSameAnswer() {
        stage.machine("repeated-1", "repeated");
        stage.machine("repeated-2", "repeated");
        Asked asked = stage.ask("rosa", ReservationRequest.tags("repeated"));
        Reservation first = asked.ready();
        stage.disconnect("rosa");
        Reservation again = new Asked(
                        stage.master("rosa"),
                        SharedService.RECONCILED_POOL,
                        asked.id(),
                        ReservationRequest.tags("repeated"))
                .ready();
        assertThat(again.agent()).isEqualTo(first.agent());
        assertThat(again.epoch()).isEqualTo(first.epoch());
        PoolStage.free(again);
    }

    @Test
    void agentThatWasInstalledAnewWithoutItsStateLosesWhatItServedAndIsNotGivenALowerEpoch() {
        Machine machine = stage.machine("reinstalled-1", "reinstalled");
        Reservation reservation =
                stage.ask("mona", ReservationRequest.tags("reinstalled")).ready();
        machine.reinstall();
        ReservationEnd end = Asked.await(reservation.ended());
        assertThat(end.outcome()).contains(io.berth.reservation.event.Outcome.AGENT_LOST);
        assertThat(stage.ask("mona", ReservationRequest.tags("reinstalled"))
                        .ready()
                        .epoch())
                .isGreaterThan(reservation.epoch());
    }

    @Test
    void ofTwoMachinesUnderOneNameTheLaterCounts() {
        Machine earlier = stage.machine("twice-1", "twice", "earlier");
        Machine later = stage.twin(earlier, "twice", "later");
        PoolStage.events()
                .await(
                        "the later one is registered",
                        AgentRegistered.class,
                        event -> event.getAgent().equals("twice-1")
                                && event.getTags().contains("later"));
        earlier.beat();
        Reservation reservation =
                stage.ask("mona", ReservationRequest.tags("twice && later")).ready();
        assertThat(stage.await(later, AgentStatus.RESERVED).getReplaced()).hasSize(1);
        assertThat(PoolStage.events()
                        .of(AgentRegistered.class)
                        .filter(event -> event.getAgent().equals("twice-1"))
                        .map(event -> event.getTags().contains("later")))
                .containsExactly(false, true);
        PoolStage.free(reservation);
    }

    @Test
    void whereManyReservationsExpireAtOnceTheOthersAreSparedOnce() {
        List<Reservation> held = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            stage.machine("spared-" + i, "spared");
            held.add(stage.ask("vera", ReservationRequest.tags("spared").renewalTimeout(Duration.ofSeconds(3)))
                    .ready());
        }
        stage.disconnect("vera");
        held.forEach(reservation -> PoolStage.ended(reservation, Outcome.RENEWAL_EXPIRED));
        List<String> spared = PoolStage.events()
                .of(ReservationSpared.class)
                .filter(event -> event.getAgent().startsWith("spared-"))
                .map(ReservationSpared::getAgent)
                .toList();
        List<String> ended = PoolStage.events()
                .of(ReservationEnded.class)
                .filter(event -> event.getAgent().startsWith("spared-"))
                .map(ReservationEnded::getAgent)
                .toList();
        assertThat(spared).as("each but the first two, once").hasSize(2).doesNotHaveDuplicates();
        assertThat(ended.subList(0, 2)).doesNotContainAnyElementsOf(spared);
    }
}
