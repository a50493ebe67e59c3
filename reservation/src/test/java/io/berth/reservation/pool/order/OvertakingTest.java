package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.MasterVoice;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How often a request may be overtaken. The bound is 2 unless a test says another one. */
class OvertakingTest {
    private PoolFixture pool = PoolFixture.configured(Queue.overtakenAtMost(2));
    private Queue queue = new Queue(pool);

    private void boundedBy(int times) {
        pool.given(new Command.ConfigurePool(Queue.overtakenAtMost(times)));
    }

    /** Somebody works on the agent; an old request waits for it, and several of a higher priority that came later. */
    private void oldWaitsBehindUrgent(int urgent) {
        pool.given(agent("a1").online(), request("r0").asked(), request("old").asked());
        for (int i = 1; i <= urgent; i++) {
            pool.given(request("u" + i).priority(5).asked());
        }
    }

    @Test
    void requestsOfAHigherPriorityOvertakeUpToTheBound() {
        oldWaitsBehindUrgent(4);
        assertThat(queue.nextOn("a1")).isEqualTo("u1");
        assertThat(queue.nextOn("a1")).isEqualTo("u2");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
        assertThat(queue.nextOn("a1")).isEqualTo("u3");
    }

    @Test
    void withABoundOfZeroOnlyAgeCounts() {
        boundedBy(0);
        oldWaitsBehindUrgent(1);
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    @Test
    void smallRequestsOvertakeAGroupUpToTheBound() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("x1").asked(),
                request("x2").asked());
        pool.given(request("g").tags(2, "linux").asked());
        for (int i = 1; i <= 4; i++) {
            pool.given(request("u" + i).priority(5).asked());
        }
        assertThat(queue.nextOn("a1")).isEqualTo("u1");
        assertThat(queue.nextOn("a2")).isEqualTo("u2");
        assertThat(queue.nextOn("a1")).isNull();
        assertThat(queue.nextOn("a2")).isEqualTo("g");
        assertThat(pool.holderOf("a1")).isEqualTo("g");
    }

    @Test
    void mastersThatHoldLessOvertakeUpToTheBound() {
        pool.given(
                agent("w1").tags("windows").online(),
                request("big0").tags("windows").of("big").asked());
        pool.given(
                agent("a1").online(),
                request("x").of("x").asked(),
                request("old").of("big").asked());
        for (int i = 1; i <= 4; i++) {
            pool.given(request("s" + i).of("small" + i).asked());
        }
        assertThat(queue.nextOn("a1")).isEqualTo("s1");
        assertThat(queue.nextOn("a1")).isEqualTo("s2");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    @Test
    void whoeverWaitsForOtherWordsOvertakesToo() {
        pool.given(agent("a1").tags("linux", "gpu").online(), request("x").asked());
        pool.given(request("old").tags("gpu && linux").asked());
        for (int i = 1; i <= 3; i++) {
            pool.given(request("u" + i).tags("linux").priority(i).asked());
        }
        assertThat(queue.nextOn("a1")).isEqualTo("u3");
        assertThat(queue.nextOn("a1")).isEqualTo("u2");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    @Test
    void anAgentThatItCouldNotUseDoesNotCount() {
        oldWaitsBehindUrgent(3);
        for (int i = 1; i <= 3; i++) {
            pool.given(request("w" + i).tags("windows").priority(5).asked());
            pool.given(agent("w" + i).tags("windows").online());
        }
        assertThat(queue.nextOn("a1")).isEqualTo("u1");
    }

    @Test
    void whoeverAskedBeforeItDoesNotOvertakeIt() {
        pool.given(agent("a1").online(), request("x").asked());
        pool.given(
                request("e1").asked(),
                request("e2").asked(),
                request("e3").asked(),
                request("old").asked());
        pool.given(request("u1").priority(5).asked());
        for (String earlier : List.of("u1", "e1", "e2", "e3")) {
            assertThat(queue.nextOn("a1")).isEqualTo(earlier);
        }
        pool.given(request("u2").priority(5).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("u2");
    }

    @Test
    void ofTwoThatWereOvertakenAsOftenAsMayBeTheOlderOneGoesFirst() {
        pool.given(agent("a1").tags("linux", "gpu").online(), request("x").asked());
        pool.given(
                request("old").tags("gpu").asked(),
                request("younger").tags("linux").priority(1).asked());
        pool.given(
                request("u1").tags("a1").priority(5).asked(),
                request("u2").tags("a1").priority(5).asked());
        queue.nextOn("a1");
        queue.nextOn("a1");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
        assertThat(queue.nextOn("a1")).isEqualTo("younger");
    }

    @Test
    void anOfferCountsAsWhatItMayBecome() {
        boundedBy(1);
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("x1").asked(),
                request("x2").asked());
        pool.given(request("old").asked());
        pool.given(
                request("c1").priority(5).choosingAmong(1).asked(),
                request("c2").priority(5).choosingAmong(1).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("c1");
        assertThat(queue.nextOn("a2")).isEqualTo("old");
    }

    @Test
    void anOfferThatIsDeclinedDoesNotCountAnyMore() {
        boundedBy(1);
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("x1").asked(),
                request("x2").asked());
        pool.given(request("old").asked());
        pool.given(
                request("c1").priority(5).choosingAmong(1).asked(),
                request("c2").priority(5).choosingAmong(1).asked());
        queue.frees("a1");
        pool.given(CI.declines("c1", pool.request("c1").offeredAt()));
        assertThat(pool.holderOf("a1")).isEqualTo("c2");
    }

    @Test
    void whatWasOfferedAndNotChosenDoesNotCountAnyMore() {
        boundedBy(1);
        pool.given(agent("a1").online(), agent("b1").tags("linux", "big").online());
        pool.given(request("x1").asked(), request("old").tags("big && !x").asked());
        queue.frees("a1");
        queue.frees("b1");
        pool.given(
                request("x2").of("z").tags("b1").asked(),
                request("old2").tags("big").asked());
        pool.given(request("c1").priority(5).choosingAmong(2).asked());
        pool.given(request("u1").tags("big").priority(5).asked());
        pool.given(CI.reserves("a1", "c1"));
        assertThat(queue.nextOn("b1")).isEqualTo("u1");
    }

    @Test
    void aRequestThatIsPutBackKeepsItsPlaceAndItsCount() {
        oldWaitsBehindUrgent(1);
        assertThat(queue.nextOn("a1")).isEqualTo("u1");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
        pool.given(request("u2").priority(5).asked(), request("u3").priority(5).asked());
        pool.given(agent("a1").failed(pool.epochOf("a1")));
        pool.given(pool.due(Kind.LOCK_DELAY, "a1"));
        assertThat(pool.holderOf("a1")).isEqualTo("u2");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    @Test
    void theOutcomesOfThoseThatOvertookAreKeptWhileItWaits() {
        oldWaitsBehindUrgent(3);
        queue.nextOn("a1");
        queue.nextOn("a1");
        assertThat(pool.when(pool.due(Kind.OUTCOME, "u1")).events()).containsExactly("u1 kept");
        assertThat(pool.outcomeOf("u1")).isNotNull();
        queue.nextOn("a1");
        assertThat(pool.holderOf("a1")).isEqualTo("old");
        pool.given(agent("a1").ready(pool.epochOf("a1")), pool.due(Kind.OUTCOME, "u1"));
        assertThat(pool.request("u1")).isNull();
    }

    @Test
    void theyAreKeptTooWhileItMayBePutBack() {
        boundedBy(1);
        oldWaitsBehindUrgent(2);
        assertThat(queue.nextOn("a1")).isEqualTo("u1");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
        assertThat(pool.when(pool.due(Kind.OUTCOME, "u1")).events()).containsExactly("u1 kept");
        pool.given(agent("a1").failed(pool.epochOf("a1")));
        pool.given(pool.due(Kind.LOCK_DELAY, "a1"));
        assertThat(pool.holderOf("a1")).isEqualTo("old");
        pool.given(agent("a1").ready(pool.epochOf("a1")));
        pool.given(pool.due(Kind.OUTCOME, "u1"));
        assertThat(pool.request("u1")).isNull();
    }

    @Test
    void noMoreOutcomesAreKeptThanTheBoundNeeds() {
        pool.given(agent("w1").tags("windows").online());
        pool.given(request("old").tags(1, "windows").and(1, "linux").asked());
        for (int i = 1; i <= 5; i++) {
            pool.given(request("u" + i).tags("windows").asked());
            queue.frees("w1");
        }
        for (int i = 1; i <= 5; i++) {
            pool.given(pool.due(Kind.OUTCOME, "u" + i));
        }
        assertThat(List.of(1, 2, 3, 4, 5))
                .filteredOn(i -> pool.request("u" + i) != null)
                .containsExactly(4, 5);
    }

    @Test
    void theRequestThatOvertookNobodyIsForgottenAtOnce() {
        pool.given(agent("a1").online(), request("r1").asked());
        queue.frees("a1");
        pool.given(pool.due(Kind.OUTCOME, "r1"));
        assertThat(pool.request("r1")).isNull();
    }

    @Test
    void aLowerBoundHoldsAtOnce() {
        oldWaitsBehindUrgent(3);
        assertThat(queue.nextOn("a1")).isEqualTo("u1");
        boundedBy(1);
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    @Test
    void aHigherBoundHoldsAtOnce() {
        oldWaitsBehindUrgent(4);
        queue.nextOn("a1");
        queue.nextOn("a1");
        boundedBy(3);
        assertThat(queue.nextOn("a1")).isEqualTo("u3");
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    @Test
    void afterARestartTheCountIsTheSame() {
        for (int before = 0; before <= 2; before++) {
            pool = PoolFixture.configured(Queue.overtakenAtMost(2));
            queue = new Queue(pool);
            oldWaitsBehindUrgent(4);
            for (int i = 0; i < before; i++) {
                queue.nextOn("a1");
            }
            pool.restarted();
            for (int i = before; i < 2; i++) {
                assertThat(queue.nextOn("a1")).isEqualTo("u" + (i + 1));
            }
            assertThat(queue.nextOn("a1")).isEqualTo("old");
        }
    }

    @Test
    void afterARestartItCountsAlsoWhereTheAgentIsGone() {
        for (boolean restarted : List.of(false, true)) {
            pool = PoolFixture.configured(Queue.overtakenAtMost(1));
            queue = new Queue(pool);
            pool.given(agent("a1").online(), request("x").asked(), agent("b1").online());
            pool.given(request("y").asked(), request("old").tags("a1").asked());
            pool.given(request("u1").priority(5).tags("linux && a1").asked());
            queue.frees("a1");
            pool.given(agent("a1").stopping());
            queue.frees("a1");
            pool.given(ANN.removes("a1"), request("u2").priority(5).asked());
            if (restarted) {
                pool.restarted();
            }
            pool.given(agent("a1").run("run-2").online());
            assertThat(pool.holderOf("a1")).as("restarted: " + restarted).isEqualTo("old");
        }
    }

    @Test
    void aGroupThatIsDueGetsWhatItNeedsAndOthersOnlyWhatItDoesNotNeed() {
        boundedBy(1);
        pool.given(
                agent("m1").tags("macos").online(), agent("w1").tags("windows").online());
        pool.given(
                request("x").tags("macos").asked(), request("y").tags("windows").asked());
        pool.given(request("g").tags(1, "macos").and(1, "windows").asked());
        for (int i = 1; i <= 3; i++) {
            pool.given(request("u" + i).tags("macos").priority(5).asked());
        }
        assertThat(queue.nextOn("m1")).isEqualTo("u1");
        assertThat(queue.nextOn("m1")).isNull();
        pool.given(agent("m2").tags("macos").online());
        assertThat(List.of("m1", "m2"))
                .filteredOn(name -> pool.holderOf(name) != null)
                .hasSize(1);
        assertThat(queue.nextOn("w1")).isEqualTo("g");
    }

    @Test
    void whileItsMasterMayNotHaveMoreItIsPassedAndThenGoesFirst() {
        pool = PoolFixture.configured(PoolPolicy.DEFAULT.with(new Order(
                1, Duration.ofHours(4), Share.DEFAULT, Map.of(new MasterName("ci"), Queue.holdingAtMost(1)))));
        queue = new Queue(pool);
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("old").asked());
        for (int i = 1; i <= 3; i++) {
            pool.given(request("d" + i).of("dev").priority(5).asked());
            if (i < 3) {
                queue.frees("a2");
            }
        }
        pool.given(request("d4").of("dev").priority(5).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("old");
    }

    /** Counted by looking at everything, in pools where all that moves the order is random. */
    @Test
    void nobodyIsOvertakenMoreOftenThanTheBoundWhateverHappens() {
        int most = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            int bound = 1 + random.nextInt(4);
            PoolFixture fresh = PoolFixture.configured(Queue.overtakenAtMost(bound));
            Counted counted = new Counted(fresh);
            String[][] kinds = {{"x"}, {"y"}, {"x", "y"}, {"x", "z"}};
            for (int i = 0; i < 4; i++) {
                fresh.given(agent("a" + i).tags(kinds[i]).online());
            }
            for (int step = 0; step < 120; step++) {
                counted.see(fresh.when(someCommand(fresh, random, step)));
                if (random.nextInt(40) == 0) {
                    fresh.restarted();
                }
            }
            assertThat(counted.most()).as("seed " + seed).isLessThanOrEqualTo(bound);
            most = Math.max(most, counted.most());
        }
        assertThat(most).isGreaterThan(2);
    }

    private static Command someCommand(PoolFixture pool, Random random, int step) {
        List<Request> open = pool.pool().requests().stream()
                .filter(request -> request.status() != RequestStatus.ENDED)
                .sorted((left, right) -> Long.compare(left.position(), right.position()))
                .toList();
        Request one = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        if (one == null || one.status() == RequestStatus.WAITING && open.size() < 12 || random.nextInt(4) == 0) {
            String[] wanted = {"x", "y", "x || y", "x && !z", "z", "a1"};
            RequestVoice voice = request("r" + step)
                    .of("m" + random.nextInt(3))
                    .priority(random.nextInt(3))
                    .tags(wanted[random.nextInt(wanted.length)]);
            return (random.nextInt(3) == 0 ? voice.choosingAmong(1 + random.nextInt(2)) : voice).asked();
        }
        String id = one.id().value();
        MasterVoice voice = MasterVoice.master(one.master().value());
        return switch (one.status()) {
            case WAITING -> random.nextInt(4) == 0 ? voice.cancels(id) : voice.prioritises(id, random.nextInt(3));
            case OFFERED ->
                random.nextInt(3) == 0
                        ? voice.declines(id, one.offeredAt())
                        : voice.reserves(one.offered().get(0).value(), id);
            case RESERVED -> {
                String name = one.held().get(0).agent().value();
                boolean refuses = random.nextInt(8) == 0 && pool.statusOf(name) == AgentStatus.RESERVED;
                yield refuses
                        ? agent(name).tags("x").failed(pool.epochOf(name))
                        : voice.frees(name, pool.epochOf(name));
            }
            case ENDED -> throw new AssertionError();
        };
    }

    /** Whom each request overtook, found by looking at every other one. */
    private static final class Counted {
        private final PoolFixture pool;
        private final Map<RequestId, Set<RequestId>> overtakers = new HashMap<>();

        /** An offer that is chosen overtook those who waited when it was made. */
        private final Map<String, Set<RequestId>> passedByOffer = new HashMap<>();

        Counted(PoolFixture pool) {
            this.pool = pool;
        }

        void see(Told told) {
            for (Event event : told.decision().events()) {
                if (event instanceof Event.AgentOffered offered) {
                    passedByOffer.put(offered.request() + " " + offered.agent(), passed(offered));
                } else if (event instanceof Event.AgentReserved reserved) {
                    Set<RequestId> before = passedByOffer.remove(reserved.request() + " " + reserved.agent());
                    (before == null ? passed(reserved) : before)
                            .forEach(request -> overtakers
                                    .computeIfAbsent(request, id -> new HashSet<>())
                                    .add(reserved.request()));
                } else if (event instanceof Event.RequestRequeued back) {
                    // Whoever is put back has not overtaken anybody.
                    overtakers.values().forEach(by -> by.remove(back.request()));
                }
            }
        }

        private Set<RequestId> passed(Event given) {
            Request by = pool.request(given.request().value());
            Agent agent = pool.agent(given.agent().value());
            return pool.pool().requests().stream()
                    .filter(request -> request.status() == RequestStatus.WAITING && request.position() < by.position())
                    .filter(request -> request.demand()
                            .needs()
                            .get(0)
                            .matches(agent.tags(), agent.name().value()))
                    .map(Request::id)
                    .collect(Collectors.toSet());
        }

        int most() {
            return overtakers.values().stream().mapToInt(Set::size).max().orElse(0);
        }
    }
}
