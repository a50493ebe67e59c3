package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriorityTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    @BeforeEach
    void takeTheOnlyAgent() {
        pool.given(agent("a1").online(), request("r0").asked());
    }

    @Test
    void aHigherPriorityGoesFirst() {
        pool.given(request("low").priority(-1).asked(), request("normal").asked());
        pool.given(request("high").priority(5).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("high");
        assertThat(queue.nextOn("a1")).isEqualTo("normal");
        assertThat(queue.nextOn("a1")).isEqualTo("low");
    }

    @Test
    void insideAPriorityWhoeverAskedFirstGoesFirst() {
        pool.given(request("r2").priority(5).asked(), request("r1").priority(5).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("r2");
        assertThat(queue.nextOn("a1")).isEqualTo("r1");
    }

    @Test
    void itCountsAcrossDifferentDemandsForOneAgent() {
        pool.given(
                request("any").asked(), request("named").tags("a1").priority(1).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("named");
    }

    @Test
    void aRequestThatIsRaisedWhileItWaitsGoesFirst() {
        pool.given(request("r1").asked(), request("r2").asked());
        assertThat(pool.when(CI.prioritises("r2", 1)).answers()).containsExactly("ci: r2 waits, 1 of 2, 1 match");
        assertThat(queue.nextOn("a1")).isEqualTo("r2");
    }

    @Test
    void aRequestThatIsLoweredLetsOthersPass() {
        pool.given(request("r1").asked(), request("r2").asked(), CI.prioritises("r1", -1));
        assertThat(queue.nextOn("a1")).isEqualTo("r2");
    }

    @Test
    void amongThoseOfItsNewPriorityItStandsWhereItsAgePutsIt() {
        pool.given(request("r1").asked(), request("r2").priority(3).asked(), CI.prioritises("r1", 3));
        assertThat(queue.told("r1").position()).isEqualTo(1);
        assertThat(queue.nextOn("a1")).isEqualTo("r1");
    }

    @Test
    void theSamePriorityAgainChangesNoPlace() {
        pool.given(request("r1").asked());
        assertThat(pool.when(CI.prioritises("r1", 0)).answers()).containsExactly("ci: r1 waits, 1 of 1, 1 match");
    }

    /** Otherwise a master that only ever raises its request loses it as silent. */
    @Test
    void whoeverChangesThePriorityIsHeardOf() {
        pool.given(request("r1").asked());
        Command silent = pool.due(Kind.SILENCE, "r1");
        pool.given(CI.prioritises("r1", 1));
        pool.assertIgnored(silent);
        Command silentAgain = pool.due(Kind.SILENCE, "r1");
        pool.given(CI.prioritises("r1", 1));
        pool.assertIgnored(silentAgain);
    }

    @Test
    void aPriorityOutOfRangeIsRefusedAndChangesNothing() {
        pool.given(request("r1").asked());
        Answer.Refused told = pool.when(CI.prioritises("r1", 101)).answer(Answer.Refused.class);
        assertThat(told.sentence())
                .isEqualTo("The priority is 101; expected -100 to 100. The request keeps its priority.");
        pool.assertOnlyAnswered(CI.prioritises("r1", -101), "ci: refused INVALID_VALUE");
        pool.given(CI.prioritises("r1", 100), CI.prioritises("r1", -100));
        assertThat(pool.request("r1").wish().priority()).isEqualTo(-100);
    }

    @Test
    void onlyItsMasterMayChangeIt() {
        pool.given(request("r1").asked());
        pool.assertOnlyAnswered(master("dev").prioritises("r1", 9), "dev: refused NOT_HOLDER");
        pool.assertOnlyAnswered(CI.prioritises("nothing", 9), "ci: refused UNKNOWN_REQUEST");
    }

    @Test
    void whatIsServedHasNoPlaceToChange() {
        pool.assertOnlyAnswered(CI.prioritises("r0", 9), "ci: r0 has a1");
    }

    @Test
    void theChangeOutlivesARestart() {
        pool.given(request("r1").asked(), request("r2").asked(), CI.prioritises("r2", 1))
                .restarted();
        assertThat(queue.nextOn("a1")).isEqualTo("r2");
    }
}
