package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import io.berth.master.Operator;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationRequest;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Withdrawal;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.event.AgentRemoved;
import io.berth.schemas.event.AgentResumed;
import io.berth.schemas.event.AgentWithdrawn;
import io.berth.schemas.event.PoolHeld;
import io.berth.schemas.event.PoolReleased;
import io.berth.schemas.event.ReservationRevoked;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator may do, and that the log says who did it and why. Each test has agents with a tag of their own. */
@ExtendWith(SharedService.Lifetime.class)
class OperatorTest {
    private static PoolStage stage;
    private static Operator operator;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.OPERATORS_POOL);
        operator = stage.operator();
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.OPERATORS_POOL, SharedService.STOPPED_POOL);
    }

    @Test
    void drainedAgentFinishesWhatItServesAndGetsNothingMoreUntilItIsResumed() {
        Machine machine = stage.machine("drained-1", "drained");
        Reservation working =
                stage.ask("mona", ReservationRequest.tags("drained")).ready();
        assertThat(PoolStage.confirmed(
                        operator.withdraw(machine.name(), Withdrawal.DRAINED, "disk swap", Optional.empty())))
                .contains("when mona gives it back");
        assertThat(working.isValid()).isTrue();
        PoolStage.free(working);
        stage.await(machine, AgentStatus.DRAINED);

        Asked asked = stage.ask("max", ReservationRequest.tags("drained"));
        assertThat(asked.waiting().reason()).contains("1 drained", "disk swap");
        PoolStage.confirmed(operator.resume(machine.name(), "disk swapped"));
        asked.ready();
        assertThat(PoolStage.events()
                        .await(
                                "it is drained",
                                AgentWithdrawn.class,
                                event -> event.getAgent().equals("drained-1")))
                .extracting(AgentWithdrawn::getBy, AgentWithdrawn::getReason)
                .containsExactly("olga", "disk swap");
        assertThat(resumed(machine))
                .extracting(AgentResumed::getBy, AgentResumed::getReason)
                .containsExactly("olga", "disk swapped");
    }

    @Test
    void agentThatIsDrainedForATimeComesBackByItself() {
        Machine machine = stage.machine("rebooted-1", "rebooted");
        PoolStage.confirmed(
                operator.withdraw(machine.name(), Withdrawal.DRAINED, "reboot", Optional.of(Duration.ofSeconds(1))));
        stage.ask("mona", ReservationRequest.tags("rebooted")).ready();
        assertThat(resumed(machine).getBy()).isNull();
    }

    @Test
    void agentInQuarantineIsShownAsAFaultUntilItIsResumed() {
        Machine machine = stage.machine("faulty-1", "faulty");
        PoolStage.confirmed(
                operator.withdraw(machine.name(), Withdrawal.QUARANTINED, "flaky memory", Optional.empty()));
        stage.await(machine, AgentStatus.QUARANTINED);
        Asked asked = stage.ask("mona", ReservationRequest.tags("faulty"));
        assertThat(asked.waiting().reason()).contains("1 in quarantine", "flaky memory");
        PoolStage.confirmed(operator.resume(machine.name(), "memory replaced"));
        asked.ready();
    }

    @Test
    void poolOnHoldGivesNothingAwayUntilItIsReleasedOrTheTimeIsOver() {
        String pool = SharedService.STOPPED_POOL;
        Operator ofPool = stage.operatorOf(pool);
        stage.machineIn(pool, "stopped-1", true, "stopped");
        Reservation working =
                stage.askIn(pool, "mona", ReservationRequest.tags("stopped")).ready();
        PoolStage.confirmed(ofPool.holdPool("network work", Optional.empty()));
        assertThat(working.isValid()).isTrue();
        PoolStage.free(working);
        Asked asked = stage.askIn(pool, "max", ReservationRequest.tags("stopped"));
        assertThat(asked.waiting().reason()).contains("the pool is on hold", "network work", "1 free");
        assertThat(asked.isOpen()).isTrue();
        PoolStage.confirmed(ofPool.releasePool("network works"));
        PoolStage.free(asked.ready());

        PoolStage.confirmed(ofPool.holdPool("short break", Optional.of(Duration.ofSeconds(1))));
        PoolStage.free(
                stage.askIn(pool, "max", ReservationRequest.tags("stopped")).ready());
        assertThat(PoolStage.events()
                        .of(PoolHeld.class)
                        .filter(event -> event.getPool().equals(pool)))
                .extracting(event -> event.getBy() + ": " + event.getReason())
                .containsExactly("olga: network work", "olga: short break");
        assertThat(PoolStage.events()
                        .of(PoolReleased.class)
                        .filter(event -> event.getPool().equals(pool)))
                .extracting(event -> event.getBy() + ": " + event.getReason())
                .containsExactly("olga: network works", "null: null");
    }

    @Test
    void reservationIsRevokedAtTheEpochThatWasSeenAndTheLogSaysByWhomAndWhy() {
        Machine machine = stage.machine("revoked-1", "revoked");
        Reservation working =
                stage.ask("mona", ReservationRequest.tags("revoked")).ready();
        assertRefused(operator.revoke(machine.name(), working.epoch() - 1, "mistaken"), RefusalCode.STALE);
        assertThat(working.isValid()).isTrue();

        PoolStage.confirmed(operator.revoke(machine.name(), working.epoch(), "release build"));
        ReservationEnd end = Asked.await(working.ended());
        assertThat(end.lost()).isTrue();
        assertThat(end.outcome()).contains(Outcome.REVOKED);
        assertThat(end.sentence()).contains("olga", "release build");
        assertThat(PoolStage.events()
                        .await(
                                "it is revoked",
                                ReservationRevoked.class,
                                event -> event.getAgent().equals("revoked-1")))
                .extracting(ReservationRevoked::getEpoch, ReservationRevoked::getBy, ReservationRevoked::getReason)
                .containsExactly(working.epoch(), "olga", "release build");
    }

    @Test
    void agentIsRemovedOnlyWhenItIsGone() {
        Machine machine = stage.machine("removed-1", "removed");
        assertRefused(operator.remove(machine.name()), RefusalCode.WRONG_STATE);
        machine.leave();
        stage.await(machine, AgentStatus.OFFLINE);
        PoolStage.confirmed(operator.remove(machine.name()));
        Await.until(
                "nobody sees it any more",
                World.LIMIT,
                () -> SharedService.get()
                        .view()
                        .agent(SharedService.OPERATORS_POOL, "removed-1")
                        .isEmpty());
        assertThat(PoolStage.events()
                        .await(
                                "it is removed",
                                AgentRemoved.class,
                                event -> event.getAgent().equals("removed-1"))
                        .getBy())
                .isEqualTo("olga");
        assertRefused(operator.resume(machine.name(), "mistaken"), RefusalCode.UNKNOWN_AGENT);
    }

    @Test
    void agentThatNobodyKnowsCannotBeWithdrawn() {
        assertRefused(
                operator.withdraw(new AgentName("nobody"), Withdrawal.DRAINED, "mistaken", Optional.empty()),
                RefusalCode.UNKNOWN_AGENT);
    }

    private static AgentResumed resumed(Machine machine) {
        return PoolStage.events()
                .await(
                        machine.name() + " is resumed",
                        AgentResumed.class,
                        event -> event.getAgent().equals(machine.name().value()));
    }

    private static void assertRefused(CompletableFuture<CommandOutcome> answer, RefusalCode code) {
        CommandOutcome outcome = Asked.await(answer);
        assertThat(outcome).isInstanceOf(CommandOutcome.Refused.class);
        assertThat(((CommandOutcome.Refused) outcome).code()).isEqualTo(code);
    }
}
