package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.timer.Timer.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    @Test
    void severalAgentsAreGivenInOneStep() {
        pool.given(agent("a1").online(), request("g").tags(2, "linux").asked());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(pool.when(agent("a2").online()).answers()).containsExactly("ci: g has a1", "ci: g has a2");
    }

    @Test
    void severalKindsOfAgentsAreGivenInOneStep() {
        pool.given(
                agent("m1").tags("macos").online(), agent("w1").tags("windows").online());
        pool.given(request("g").tags(1, "macos").and(2, "windows").asked());
        assertThat(pool.stateOf("g")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(agent("w2").tags("windows").online()).answers())
                .containsExactly("ci: g has m1", "ci: g has w1", "ci: g has w2");
    }

    @Test
    void eachAgentIsToldWithTheNeedThatItMeets() {
        pool.given(
                agent("m1").tags("macos").online(), agent("w1").tags("windows").online());
        var answers = pool.when(request("g").tags(1, "windows").and(1, "macos").asked())
                .decision()
                .answers();
        assertThat(answers)
                .extracting(answer -> ((Answer.Reserved) answer).need() + " " + ((Answer.Reserved) answer).agent()
                        + " of " + ((Answer.Reserved) answer).of())
                .containsExactly("0 w1 of 2", "1 m1 of 2");
    }

    @Test
    void anAgentCountsForOneNeedOnly() {
        pool.given(agent("both").tags("linux", "gpu").online());
        pool.given(request("g").tags(1, "linux").and(1, "gpu").asked());
        assertThat(pool.statusOf("both")).isEqualTo(AgentStatus.AVAILABLE);
    }

    /** The first need would take the agent that can do least, and it is the only one for the second need. */
    @Test
    void anAgentThatCouldMeetTwoNeedsMeetsTheOneThatLetsBothBeMet() {
        pool.given(
                agent("only").tags("gpu").online(),
                agent("other").tags("big", "ssd").online());
        pool.given(request("g").tags(1, "gpu || big").and(1, "gpu").asked());
        assertThat(pool.request("g").held())
                .extracting(held -> held.agent() + " " + held.need())
                .containsExactly("other 0", "only 1");
    }

    @Test
    void aGroupThatGoesFirstKeepsWhatItNeeds() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r0").asked());
        pool.given(request("g").tags(2, "linux").asked(), request("late").asked());
        assertThat(pool.statusOf("a2")).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(pool.stateOf("late")).isEqualTo(RequestStatus.WAITING);
        assertThat(queue.frees("a1").answers()).containsExactly("ci: r0 ended: FREED", "ci: g has a2", "ci: g has a1");
    }

    @Test
    void othersGetWhatItDoesNotNeed() {
        pool.given(
                agent("w1").tags("windows").online(),
                request("r0").tags("windows").asked());
        pool.given(request("g").tags(1, "macos").and(1, "windows").asked());
        pool.given(agent("m1").tags("macos").online(), agent("m2").tags("macos").online());
        pool.given(
                request("r1").tags("macos").asked(), request("r2").tags("macos").asked());
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.RESERVED);
        assertThat(pool.stateOf("r2")).isEqualTo(RequestStatus.WAITING);
        queue.frees("w1");
        assertThat(pool.stateOf("g")).isEqualTo(RequestStatus.RESERVED);
    }

    @Test
    void itKeepsNothingWhileTheAgentsInServiceCouldNotMeetIt() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(
                ANN.drains("a2", "disk swap", null),
                request("g").tags(2, "linux").asked());
        assertThat(pool.when(request("late").asked()).answers()).containsExactly("ci: late has a1");
    }

    @Test
    void anAgentThatIsOffDoesNotMakeItKeepAnything() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a2").stopping());
        pool.given(request("g").tags(2, "linux").asked());
        assertThat(pool.when(request("late").asked()).answers()).containsExactly("ci: late has a1");
    }

    @Test
    void anAgentThatIsHeldByAHolderThatIsGoneDoesNotMakeItKeepAnything() {
        pool.given(
                agent("a1").online(),
                request("r0").asked(),
                agent("a1").silent(),
                agent("a2").online());
        pool.given(request("g").tags(2, "linux").asked());
        assertThat(pool.when(request("late").asked()).answers()).containsExactly("ci: late has a2");
    }

    /** Drained, then switched off: it is out of service once, not twice. */
    @Test
    void anAgentThatIsOutOfServiceDoesNotKeepTheOthersFromBeingEnough() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        pool.given(ANN.drains("a3", "disk swap", null), agent("a3").stopping());
        pool.given(request("r0").asked(), request("g").tags(2, "linux").asked());
        assertThat(pool.when(request("late").asked()).answers()).containsExactly("ci: late waits, 1 of 1, 3 match");
    }

    @Test
    void aGroupTakesNothingFromThoseInFrontOfIt() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r0").asked(),
                request("r1").asked());
        pool.given(request("early").asked(), request("g").tags(2, "linux").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("early");
    }

    @Test
    void whatIsKeptIsFreeAgainWhenTheGroupIsCancelled() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r0").asked());
        pool.given(request("g").tags(2, "linux").asked(), request("late").asked());
        assertThat(pool.when(CI.cancels("g")).answers()).containsExactly("ci: g ended: CANCELLED", "ci: late has a2");
    }

    @Test
    void ofTwoGroupsTheFirstOneKeepsAndTheSecondOneHoldsNothingAgainstIt() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        pool.given(
                request("g1").tags(2, "linux").asked(),
                request("g2").tags(2, "linux").asked());
        queue.frees("a1");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(queue.nextOn("a2")).isEqualTo("g1");
        assertThat(pool.holderOf("a1")).isEqualTo("g1");
        queue.frees("a1");
        assertThat(queue.nextOn("a2")).isEqualTo("g2");
    }

    @Test
    void groupsWithOverlappingNeedsAreServedInWhateverOrderAgentsComeBack() {
        for (boolean linuxFirst : List.of(true, false)) {
            for (List<String> back : List.of(List.of("a1", "a2"), List.of("a2", "a1"))) {
                PoolFixture fresh = PoolFixture.configured();
                Queue line = new Queue(fresh);
                fresh.given(
                        agent("a1").online(), agent("a2").tags("linux", "gpu").online());
                fresh.given(
                        request("r1").tags("a1").asked(),
                        request("r2").tags("a2").asked());
                fresh.given(
                        linuxFirst
                                ? request("g1").tags(1, "linux").and(1, "gpu").asked()
                                : request("g1").tags(1, "gpu").and(1, "linux").asked(),
                        request("g2").tags(2, "linux").asked());
                back.forEach(line::frees);
                assertThat(fresh.holderOf("a1")).isEqualTo("g1");
                assertThat(fresh.holderOf("a2")).isEqualTo("g1");
                back.forEach(line::frees);
                assertThat(fresh.stateOf("g2")).isEqualTo(RequestStatus.RESERVED);
            }
        }
    }

    /** No deadlock and no starvation: with every agent that comes back somebody is served, until nobody waits. */
    @Test
    void whateverTheGroupsEverybodyIsServedInTheEnd() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PoolFixture fresh = PoolFixture.configured();
            String[][] kinds = {{"x"}, {"y"}, {"x", "y"}, {"x", "z"}, {"y", "z"}, {"x", "y", "z"}};
            for (int i = 0; i < 6; i++) {
                fresh.given(agent("a" + i).tags(kinds[i]).online());
            }
            String[] wanted = {"x", "y", "z", "x && y", "x || z", "!z"};
            for (int i = 0; i < 12; i++) {
                RequestVoice voice = request("r" + i)
                        .of("m" + random.nextInt(3))
                        .priority(random.nextInt(3))
                        .tags(1 + random.nextInt(2), wanted[random.nextInt(wanted.length)]);
                if (random.nextBoolean()) {
                    voice.and(1, wanted[random.nextInt(wanted.length)]);
                }
                fresh.given(voice.onlyIfItCanMatch().asked());
            }
            serveAll(fresh, random);
            assertThat(fresh.pool().requests())
                    .as("seed " + seed)
                    .allMatch(request -> request.status() == RequestStatus.ENDED);
        }
    }

    private static void serveAll(PoolFixture pool, Random random) {
        for (int step = 0; step < 200; step++) {
            List<Held> held = pool.pool().requests().stream()
                    .sorted((left, right) -> left.id().compareTo(right.id()))
                    .map(Request::holding)
                    .flatMap(List::stream)
                    .toList();
            if (held.isEmpty()) {
                return;
            }
            new Queue(pool).frees(held.get(random.nextInt(held.size())).agent().value());
        }
    }

    @Test
    void whereOneOfThemRefusesAllAreGivenUpAndTheGroupWaitsAtItsPlace() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("g").tags(2, "linux").asked());
        pool.given(request("late").asked());
        assertThat(pool.when(agent("a1").failed(pool.epochOf("a1"))).events())
                .contains(
                        "a1 no longer reserved for g: AGENT_REFUSED, LOCK_DELAY",
                        "a2 no longer reserved for g: GROUP_BROKEN, LOCK_DELAY");
        pool.given(pool.due(Kind.LOCK_DELAY, "a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        pool.given(pool.due(Kind.LOCK_DELAY, "a2"));
        assertThat(pool.stateOf("g")).isEqualTo(RequestStatus.RESERVED);
        assertThat(pool.stateOf("late")).isEqualTo(RequestStatus.WAITING);
    }

    @Test
    void afterARestartItKeepsTheSame() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r0").asked());
        pool.given(request("g").tags(2, "linux").asked(), request("late").asked());
        pool.restarted();
        assertThat(pool.when(request("later").asked()).answers()).containsExactly("ci: later waits, 2 of 2, 2 match");
        assertThat(queue.nextOn("a1")).isEqualTo("g");
    }
}
