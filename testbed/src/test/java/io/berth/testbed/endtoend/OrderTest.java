package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.master.WaitingUpdate;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.schemas.code.Select;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.event.RequestEnded;
import io.berth.schemas.event.RequestHeard;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who goes first, and what those are told who wait. Each test has agents with a tag of their own, and masters of its own
 * where they compete: who held more before would go later.
 */
@ExtendWith(SharedService.Lifetime.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderTest {
    private static PoolStage stage;
    private static Asked heardOf;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.ORDER_POOL);
        // A silence takes long, so it begins before all tests, and is looked at last.
        try (Wire wire = new Wire(SharedService.get().bootstrapServers())) {
            wire.send(Topics.COMMANDS, SharedService.HUSHED_POOL, wire.bytes(unheardOf()));
        }
        heardOf = stage.askIn(
                SharedService.HUSHED_POOL,
                "hilda",
                ReservationRequest.tags("hushed").awaitCapacity());
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.ORDER_POOL, SharedService.HUSHED_POOL);
    }

    @Test
    void higherPriorityGoesFirst() {
        stage.machine("priority-1", "priority");
        Reservation busy =
                stage.ask("paula", ReservationRequest.tags("priority")).ready();
        Asked low = waiting("paul", ReservationRequest.tags("priority").priority(-5));
        Asked high = waiting("paul", ReservationRequest.tags("priority").priority(5));
        assertServedInOrder(busy, high, low);
    }

    @Test
    void requestThatIsMadeMoreUrgentWhileItWaitsGoesFirst() {
        stage.machine("urgent-1", "urgent");
        Reservation busy =
                stage.ask("ursula", ReservationRequest.tags("urgent")).ready();
        Asked first = waiting("uwe", ReservationRequest.tags("urgent"));
        Asked second = waiting("uwe", ReservationRequest.tags("urgent"));
        assertThat(Asked.await(stage.master("uwe").changePriority(stage.pool(), second.requestId(), 10)))
                .isInstanceOf(CommandOutcome.Noted.class);
        second.waiting("is the first of 2", update -> update.position() == 1 && update.waiting() == 2);
        assertServedInOrder(busy, second, first);
    }

    @Test
    void masterWhoHeldLessGoesFirst() {
        stage.machine("fair-1", "fair");
        PoolStage.free(stage.ask("fred", ReservationRequest.tags("fair")).ready());
        Reservation busy = stage.ask("fiona", ReservationRequest.tags("fair")).ready();
        Asked ofGreedy = waiting("fred", ReservationRequest.tags("fair"));
        Asked ofModest = waiting("faye", ReservationRequest.tags("fair"));
        assertServedInOrder(busy, ofModest, ofGreedy);
    }

    @Test
    void requestIsOvertakenNoMoreOftenThanThePoolAllows() {
        stage.machine("bounded-1", "bounded");
        Reservation busy = stage.ask("otto", ReservationRequest.tags("bounded")).ready();
        Asked low = stage.ask("otto", ReservationRequest.tags("bounded").priority(-5));
        low.waiting();
        Asked high = stage.ask("otto", ReservationRequest.tags("bounded").priority(5));
        high.waiting();
        Asked alsoHigh = stage.ask("otto", ReservationRequest.tags("bounded").priority(5));
        alsoHigh.waiting();
        assertServedInOrder(busy, high, low, alsoHigh);
    }

    @Test
    void masterHoldsAndAsksForNoMoreThanItsQuota() {
        stage.machine("rationed-1", "rationed");
        stage.machine("rationed-2", "rationed");
        Reservation held =
                stage.ask("quentin", ReservationRequest.tags("rationed")).ready();

        Asked more = stage.ask("quentin", ReservationRequest.tags("rationed"));
        assertThat(more.waiting().reason())
                .contains("1 free", "master quentin holds 1 of the 1 agents that it may hold");
        ReserveOutcome.Refused tooMany =
                stage.ask("quentin", ReservationRequest.tags("rationed")).refused();
        assertThat(tooMany.code()).isEqualTo(RefusalCode.QUOTA);
        assertThat(tooMany.sentence()).contains("lets 1 request wait");
        ReserveOutcome.Refused tooLarge = stage.ask(
                        "quincy", ReservationRequest.tags("rationed").count(2))
                .refused();
        assertThat(tooLarge.code()).isEqualTo(RefusalCode.QUOTA);
        assertThat(tooLarge.sentence()).contains("wants 2 agents at once");

        stage.ask("quincy", ReservationRequest.tags("rationed")).ready();
        assertThat(more.isOpen()).isTrue();
        PoolStage.free(held);
        more.ready();
    }

    @Test
    void whoWaitsIsToldItsPlaceAndWhy() {
        stage.machine("told-1", "told");
        Reservation busy = stage.ask("tom", ReservationRequest.tags("told")).ready();
        WaitingUpdate first = waiting("tim", ReservationRequest.tags("told")).waiting();
        assertThat(first)
                .extracting(WaitingUpdate::position, WaitingUpdate::waiting, WaitingUpdate::matching)
                .containsExactly(1, 1, 1);
        assertThat(first.reason()).contains("1 busy");
        assertThat(waiting("tim", ReservationRequest.tags("told")).waiting())
                .extracting(WaitingUpdate::position, WaitingUpdate::waiting, WaitingUpdate::matching)
                .containsExactly(2, 2, 1);
        PoolStage.free(busy);
    }

    @Test
    void waitIsEstimatedOnceTurnsWereSeen() {
        stage.machine("seen-1", "seen");
        Reservation busy = stage.ask("sara", ReservationRequest.tags("seen")).ready();
        Asked next = waiting("sara", ReservationRequest.tags("seen"));
        assertThat(next.waiting().estimate()).as("nothing was seen yet").isEmpty();
        for (int turn = 0; turn < 3; turn++) {
            PoolStage.free(busy);
            busy = next.ready();
            next = waiting("sara", ReservationRequest.tags("seen"));
        }
        assertThat(next.waiting().estimate())
                .hasValueSatisfying(
                        estimate -> assertThat(estimate.most()).isPositive().isGreaterThanOrEqualTo(estimate.least()));
    }

    @Test
    void requestEndsThatDoesNotWantToWaitOrWaitedLongEnough() {
        stage.machine("patience-1", "patience");
        Reservation busy =
                stage.ask("paola", ReservationRequest.tags("patience")).ready();
        assertThat(stage.ask("pit", ReservationRequest.tags("patience").maxWait(Duration.ZERO))
                        .ended()
                        .outcome())
                .isEqualTo(Outcome.UNAVAILABLE);
        assertThat(stage.ask("pit", ReservationRequest.tags("patience").maxWait(Duration.ofMillis(500)))
                        .ended()
                        .outcome())
                .isEqualTo(Outcome.WAIT_EXPIRED);
        PoolStage.free(busy);
        assertThat(stage.ask("pit", ReservationRequest.tags("patience").maxWait(Duration.ZERO))
                        .ready()
                        .agent())
                .hasToString("patience-1");
    }

    @Test
    void requestThatIsCancelledWaitsNoMore() {
        stage.machine("cancelled-1", "cancelled");
        Reservation busy =
                stage.ask("carl", ReservationRequest.tags("cancelled")).ready();
        Asked first = waiting("cora", ReservationRequest.tags("cancelled"));
        Asked second = waiting("cora", ReservationRequest.tags("cancelled"));
        CommandOutcome answer = Asked.await(stage.master("cora").cancel(stage.pool(), first.requestId()));
        assertThat(answer).isInstanceOf(CommandOutcome.Ended.class);
        assertThat(first.ended().outcome()).isEqualTo(Outcome.CANCELLED);
        PoolStage.free(busy);
        second.ready();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void masterThatIsNotHeardStopsWaitingAndOneThatIsHeardWaitsOn() {
        RequestEnded ended = PoolStage.events()
                .await(
                        "nobody is heard of it",
                        RequestEnded.class,
                        event -> event.getRequest().equals("asked-once"));
        assertThat(ended.getOutcome()).isEqualTo(io.berth.schemas.code.Outcome.MASTER_SILENT);
        PoolStage.events()
                .await(
                        "its master is heard",
                        RequestHeard.class,
                        event -> event.getRequest().equals(heardOf.id()));
        assertThat(heardOf.isOpen()).isTrue();
        stage.machineIn(SharedService.HUSHED_POOL, "hushed-1", true, "hushed");
        heardOf.ready();
    }

    private static RequestAgent unheardOf() {
        return RequestAgent.newBuilder()
                .setPool(SharedService.HUSHED_POOL)
                .setRequest("asked-once")
                .setMaster("hans")
                .setExpression("hushed")
                .setAwaitCapacity(true)
                .setTogether(List.of())
                .setFallbacks(List.of())
                .setSelect(Select.FIRST)
                .build();
    }

    /** @return a request of the master, once it waits */
    private static Asked waiting(String master, ReservationRequest.Builder wish) {
        Asked asked = stage.ask(master, wish);
        asked.waiting();
        return asked;
    }

    /** The agent goes from hand to hand. */
    private static void assertServedInOrder(Reservation busy, Asked... order) {
        Reservation held = busy;
        for (int i = 0; i < order.length; i++) {
            PoolStage.free(held);
            held = order[i].ready();
            for (int later = i + 1; later < order.length; later++) {
                assertThat(order[later].isOpen())
                        .as(order[later].id() + " waits on")
                        .isTrue();
            }
        }
        PoolStage.free(held);
    }
}
