package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Reservation;
import io.berth.master.ReservationListener;
import io.berth.master.ReservationRequest;
import io.berth.master.ReservedAgent;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.Requeue;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.RequestRequeued;
import io.berth.schemas.event.ReservationEnded;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several agents at once: all of them, or none. Each test has agents with a tag of their own, and masters of its own where
 * they compete: who held more before would go later.
 */
@ExtendWith(SharedService.Lifetime.class)
class GroupsTest {
    private static PoolStage stage;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.GROUPS_POOL);
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.GROUPS_POOL);
    }

    @Test
    void twoAgentsAreReservedTogetherOrNotAtAll() {
        Machine free = stage.machine("pair-1", "pair");
        stage.machine("pair-2", "pair");
        Reservation busy =
                stage.ask("mona", ReservationRequest.tags("pair && pair-2")).ready();

        Asked pair = stage.ask("max", ReservationRequest.tags("pair").count(2));
        assertThat(pair.waiting().reason()).contains("1 busy", "2 are wanted at once");
        assertThat(stage.await(free, AgentStatus.AVAILABLE).getUse()).isNull();
        PoolStage.free(busy);

        assertThat(names(pair.ready())).containsExactlyInAnyOrder("pair-1", "pair-2");
        assertThat(grants(pair)).hasSize(2);
    }

    @Test
    void oneOfAKindAndTwoOfAnotherComeTogether() {
        stage.machine("kinds-1", "kinds", "macos");
        stage.machine("kinds-2", "kinds", "windows");
        stage.machine("kinds-3", "kinds", "windows");
        Reservation reservation = stage.ask(
                        "mona", ReservationRequest.tags("kinds && macos").and(2, "kinds && windows"))
                .ready();
        assertThat(reservation.agents())
                .extracting(agent -> agent.name().value() + " for " + agent.need())
                .containsExactlyInAnyOrder("kinds-1 for 0", "kinds-2 for 1", "kinds-3 for 1");
    }

    @Test
    void groupsThatCompeteNeverHoldAgainstEachOther() {
        stage.machine("rival-1", "rival", "left");
        stage.machine("rival-2", "rival", "right");
        Reservation left =
                stage.ask("ruth", ReservationRequest.tags("rival && left")).ready();
        Reservation right =
                stage.ask("ruth", ReservationRequest.tags("rival && right")).ready();
        Asked first = stage.ask("rita", ReservationRequest.tags("rival && left").and(1, "rival && right"));
        first.waiting();
        Asked second =
                stage.ask("rolf", ReservationRequest.tags("rival && right").and(1, "rival && left"));
        second.waiting();

        PoolStage.free(right);
        PoolStage.free(left);
        Reservation both = first.ready();
        assertThat(second.isOpen()).isTrue();
        PoolStage.free(both);
        assertThat(names(second.ready())).containsExactlyInAnyOrder("rival-1", "rival-2");
        assertThat(grants(first)).hasSize(2);
        assertThat(grants(second)).hasSize(2);
    }

    @Test
    void whatIsFreeIsKeptForTheGroupThatGoesFirst() {
        Machine free = stage.machine("kept-1", "kept");
        stage.machine("kept-2", "kept");
        Reservation busy =
                stage.ask("kim", ReservationRequest.tags("kept && kept-2")).ready();
        Asked group = stage.ask("kai", ReservationRequest.tags("kept").count(2));
        group.waiting();
        Asked single = stage.ask("kurt", ReservationRequest.tags("kept"));
        assertThat(single.waiting().reason()).contains("kept for a request for several agents that goes first");
        stage.await(free, AgentStatus.AVAILABLE);

        PoolStage.free(busy);
        Reservation both = group.ready();
        assertThat(single.isOpen()).isTrue();
        PoolStage.free(both);
        assertThat(names(single.ready())).hasSize(1);
    }

    @Test
    void groupGoesBackToItsPlaceWhenOneOfItsAgentsFails() {
        stage.machine("broken-1", "broken");
        Machine failing = stage.machine("broken-2", "broken").onReserved(Machine.Hook.HANGS);
        Asked group = stage.ask("bea", ReservationRequest.tags("broken").count(2));
        Reservation reservation = group.reserved();
        CompletableFuture<String> requeued = new CompletableFuture<>();
        reservation.listen(new ReservationListener() {
            @Override
            public void requeued(String sentence) {
                requeued.complete(sentence);
            }
        });
        Asked later = stage.ask("ben", ReservationRequest.tags("broken"));
        later.waiting();
        failing.failHook();

        assertThat(Asked.await(requeued)).isNotBlank();
        assertThat(Asked.await(reservation.ready())).isTrue();
        assertThat(names(reservation)).containsExactlyInAnyOrder("broken-1", "broken-2");
        assertThat(later.isOpen()).as("later requests stay behind").isTrue();
        assertThat(PoolStage.events()
                        .of(RequestRequeued.class)
                        .filter(event -> event.getRequest().equals(group.id()))
                        .map(RequestRequeued::getReason))
                .containsExactly(Requeue.AGENT_REFUSED);
        assertThat(PoolStage.events()
                        .of(ReservationEnded.class)
                        .filter(event -> event.getRequest().equals(group.id()))
                        .map(ReservationEnded::getReason))
                .containsExactlyInAnyOrder(Outcome.AGENT_REFUSED, Outcome.GROUP_BROKEN);
        PoolStage.free(reservation);
        later.ready();
    }

    private static List<String> names(Reservation reservation) {
        return reservation.agents().stream()
                .map(ReservedAgent::name)
                .map(Object::toString)
                .toList();
    }

    /** @return the agents that the request was given, all by one and the same command */
    private static List<String> grants(Asked asked) {
        List<AgentReserved> grants = PoolStage.events()
                .of(AgentReserved.class)
                .filter(event -> event.getRequest().equals(asked.id()))
                .toList();
        assertThat(grants)
                .extracting(AgentReserved::getPosition)
                .containsOnly(grants.get(0).getPosition());
        return grants.stream().map(AgentReserved::getAgent).toList();
    }
}
