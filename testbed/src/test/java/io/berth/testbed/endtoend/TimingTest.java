package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationListener;
import io.berth.master.ReservationRequest;
import io.berth.master.ReservationWarning;
import io.berth.master.ReservationWarning.Cause;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentLost;
import io.berth.schemas.event.ReservationExtended;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How a reservation ends that nobody ends, who is told before, and what makes it last. Each test has a tag of its own.
 * What ends last shows that nothing else ended it before: nothing here is measured.
 */
@ExtendWith(SharedService.Lifetime.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimingTest {
    private static PoolStage stage;
    private static Machine silent;
    private static Reservation ofSilent;
    private static Told toldOfSilent;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.TIMING_POOL);
        // Nothing takes as long as a silence, so it begins before all tests, and is looked at last.
        silent = stage.machine("lost-1", "lost");
        ofSilent = stage.ask("mona", ReservationRequest.tags("lost")).ready();
        toldOfSilent = Told.of(ofSilent);
        silent.fallSilent();
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.TIMING_POOL);
    }

    @Test
    void holderWithoutAJobIsWarnedAndThenLosesTheAgent() {
        stage.machine("idle-1", "idle");
        Reservation reservation = stage.ask(
                        "mona",
                        ReservationRequest.tags("idle")
                                .idleTimeout(Duration.ofSeconds(3))
                                .renewalTimeout(Duration.ofSeconds(10)))
                .ready();
        Told told = Told.of(reservation);
        ReservationEnd end = Asked.await(reservation.ended());
        assertThat(end.outcome()).contains(Outcome.IDLE_EXPIRED);
        assertThat(told.warnings).extracting(ReservationWarning::cause).containsExactly(Cause.IDLE);
        assertThat(told.warnings.get(0).agent()).isEqualTo(new AgentName("idle-1"));
        stage.ask("mona", ReservationRequest.tags("idle")).ready();
    }

    @Test
    void holderIsWarnedBeforeTheLimitAndMayExtendIt() {
        stage.machine("limited-1", "limited");
        Reservation reservation = stage.ask(
                        "mona", ReservationRequest.tags("limited").holdLimit(Duration.ofSeconds(5)))
                .ready();
        Told told = Told.of(reservation);
        told.awaitWarnings(1);
        assertThat(Asked.await(reservation.extend(Duration.ofSeconds(3))))
                .isEqualTo(new CommandOutcome.Extended(Duration.ofSeconds(3)));
        told.awaitWarnings(2);
        // The holder may be the first to find that its time is over.
        assertThat(Asked.await(reservation.ended()).lost()).isTrue();
        PoolStage.ended(reservation, io.berth.schemas.code.Outcome.LIMIT_EXPIRED);
        assertThat(told.warnings).extracting(ReservationWarning::cause).containsExactly(Cause.LIMIT, Cause.LIMIT);
        stage.ask("mona", ReservationRequest.tags("limited")).ready();
    }

    @Test
    void agentThatIsKeptForDebuggingOutlivesItsHolderUntilTheEndOfThatTime() {
        stage.machine("debugged-1", "debugged");
        Reservation reservation = stage.ask(
                        "dora",
                        ReservationRequest.tags("debugged")
                                .renewalTimeout(Duration.ofSeconds(2))
                                .idleTimeout(Duration.ofSeconds(1)))
                .reserved();
        assertThat(Asked.await(reservation.keepForDebugging(Duration.ofSeconds(4), "look at the core dump")))
                .isInstanceOf(CommandOutcome.Extended.class);
        stage.disconnect("dora");
        PoolStage.ended(reservation, io.berth.schemas.code.Outcome.LIMIT_EXPIRED);
        assertThat(PoolStage.events()
                        .await(
                                "it is kept",
                                ReservationExtended.class,
                                event -> event.getAgent().equals("debugged-1"))
                        .getDebugging())
                .isEqualTo("look at the core dump");
    }

    @Test
    void agentThatDoesNotCleanUpRestsForTheLockDelayWhenItsHolderVanished() {
        stage.machineIn(SharedService.TIMING_POOL, "locked-1", false, "locked");
        Reservation reservation = stage.ask(
                        "lena", ReservationRequest.tags("locked").renewalTimeout(Duration.ofSeconds(3)))
                .ready();
        stage.disconnect("lena");
        assertThat(PoolStage.ended(reservation, io.berth.schemas.code.Outcome.RENEWAL_EXPIRED)
                        .getNext())
                .isEqualTo(AgentStatus.LOCK_DELAY);
        PoolStage.events()
                .await(
                        "the lock delay is over",
                        AgentCleaned.class,
                        event -> event.getAgent().equals("locked-1") && event.getEpoch() == reservation.epoch());
        Reservation next = stage.ask("lisa", ReservationRequest.tags("locked")).ready();
        Asked.await(next.free());
        assertThat(PoolStage.ended(next, io.berth.schemas.code.Outcome.FREED).getNext())
                .as("who freed has stopped")
                .isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void agentThatIsLostAndComesBackIsStillHeld() {
        Await.until("mona is told of the silence", World.LIMIT, () -> toldOfSilent.heard.contains("silent lost-1"));
        assertThat(PoolStage.events()
                        .await(
                                "it is lost",
                                AgentLost.class,
                                event -> event.getAgent().equals("lost-1"))
                        .getSilent())
                .isTrue();
        Asked waiting = stage.ask("max", ReservationRequest.tags("lost"));
        assertThat(waiting.waiting().reason()).contains("1 lost");

        silent.speak();
        Await.until("mona is told that it is back", World.LIMIT, () -> toldOfSilent.heard.contains("heard lost-1"));
        assertThat(ofSilent.isValid()).isTrue();
        assertThat(waiting.isOpen()).isTrue();
        PoolStage.free(ofSilent);
        waiting.ready();
    }

    @Test
    void reservationEndsWhenTheAgentStartsAnewWithoutIt() {
        Machine machine = stage.machine("restarted-1", "restarted");
        Reservation reservation =
                stage.ask("mona", ReservationRequest.tags("restarted")).ready();
        machine.restart();
        ReservationEnd end = Asked.await(reservation.ended());
        assertThat(end.outcome()).contains(Outcome.AGENT_LOST);
        assertThat(stage.ask("mona", ReservationRequest.tags("restarted"))
                        .ready()
                        .epoch())
                .isGreaterThan(reservation.epoch());
    }

    /** What a holder is told. */
    private static final class Told implements ReservationListener {
        final List<ReservationWarning> warnings = new CopyOnWriteArrayList<>();
        final List<String> heard = new CopyOnWriteArrayList<>();

        static Told of(Reservation reservation) {
            Told told = new Told();
            reservation.listen(told);
            return told;
        }

        void awaitWarnings(int count) {
            Await.until(count + " warnings", World.LIMIT, () -> warnings.size() >= count);
        }

        @Override
        public void warned(ReservationWarning warning) {
            warnings.add(warning);
        }

        @Override
        public void agentSilent(AgentName agent) {
            heard.add("silent " + agent);
        }

        @Override
        public void agentHeard(AgentName agent) {
            heard.add("heard " + agent);
        }
    }
}
