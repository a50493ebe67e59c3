package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private PoolFixture pool = PoolFixture.configured();
    private Queue queue = new Queue(pool);

    private void with(Map<String, Share> shares) {
        pool = PoolFixture.configured(Queue.sharing(shares));
        queue = new Queue(pool);
    }

    @Test
    void whoeverHoldsLessGoesFirst() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("b1").of("big").asked(), request("b2").of("big").asked());
        pool.given(request("b3").of("big").asked(), request("s1").of("small").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("s1");
        assertThat(queue.nextOn("a2")).isEqualTo("b3");
    }

    @Test
    void eachAgentOfAGroupCounts() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("a3").online(),
                agent("a4").online());
        pool.given(
                request("b1").of("big").tags(2, "linux").asked(),
                request("s1").of("small").asked());
        pool.given(request("x").of("x").asked());
        pool.given(request("b2").of("big").asked(), request("s2").of("small").asked());
        assertThat(queue.nextOn("a4")).isEqualTo("s2");
    }

    @Test
    void amongThoseWhoHoldAlikeWhoeverHadLessLatelyGoesFirst() {
        pool.given(agent("a1").online(), agent("w1").tags("windows").online());
        queue.turn("b1", "big", "linux", Duration.ofHours(2));
        queue.turn("s1", "small", "linux", Duration.ofHours(1));
        pool.given(request("x").of("x").asked());
        pool.given(request("b2").of("big").asked(), request("s2").of("small").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("s2");
        assertThat(queue.nextOn("a1")).isEqualTo("b2");
    }

    /** Eight hours, forty hours ago, fade to half a minute: less than one hour that is over just now. */
    @Test
    void whatAMasterHadFades() {
        pool.given(agent("a1").online());
        queue.turn("b1", "big", "linux", Duration.ofHours(8));
        pool.after(Duration.ofHours(40));
        queue.turn("s1", "small", "linux", Duration.ofHours(1));
        pool.given(request("x").of("x").asked());
        pool.given(request("s2").of("small").asked(), request("b2").of("big").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("b2");
    }

    @Test
    void beforeItHasFadedItCounts() {
        pool.given(agent("a1").online());
        queue.turn("b1", "big", "linux", Duration.ofHours(8));
        pool.after(Duration.ofHours(4));
        queue.turn("s1", "small", "linux", Duration.ofHours(1));
        pool.given(request("x").of("x").asked());
        pool.given(request("b2").of("big").asked(), request("s2").of("small").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("s2");
    }

    @Test
    void whoeverHasTwiceTheWeightMayHoldTwiceAsMuch() {
        with(Map.of("big", Queue.weight(2)));
        for (int i = 1; i <= 6; i++) {
            pool.given(agent("a" + i).online(), request("x" + i).of("x").asked());
        }
        for (int i = 1; i <= 6; i++) {
            pool.given(request("s" + i).of("small").asked());
        }
        for (int i = 1; i <= 6; i++) {
            pool.given(request("b" + i).of("big").asked());
        }
        for (int i = 1; i <= 6; i++) {
            queue.frees("a" + i);
        }
        assertThat(pool.pool().agents())
                .filteredOn(agent -> agent.use().master().value().equals("big"))
                .hasSize(4);
    }

    @Test
    void theWeightCountsForWhatAMasterHadToo() {
        with(Map.of("big", Queue.weight(3)));
        pool.given(agent("a1").online());
        queue.turn("s1", "small", "linux", Duration.ofHours(1));
        queue.turn("b1", "big", "linux", Duration.ofHours(2));
        pool.given(request("x").of("x").asked());
        pool.given(request("s2").of("small").asked(), request("b2").of("big").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("b2");
    }

    @Test
    void aPriorityCountsMoreThanAShare() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("b1").of("big").asked(), request("b2").of("big").asked());
        pool.given(
                request("s1").of("small").asked(),
                request("b3").of("big").priority(1).asked());
        assertThat(queue.nextOn("a1")).isEqualTo("b3");
    }

    @Test
    void amongThoseWhoStandAlikeWhoeverAskedFirstGoesFirst() {
        pool.given(agent("a1").online(), request("x").of("x").asked());
        pool.given(request("r1").of("m2").asked(), request("r2").of("m1").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("r1");
    }

    @Test
    void aChangeOfTheWeightsReordersThoseWhoWait() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        pool.given(request("b1").of("big").asked(), request("b2").of("big").asked());
        pool.given(request("s1").of("small").asked());
        pool.given(request("s2").of("small").asked(), request("b3").of("big").asked());
        pool.given(new Command.ConfigurePool(Queue.sharing(Map.of("big", Queue.weight(5)))));
        assertThat(queue.nextOn("a1")).isEqualTo("b3");
    }

    @Test
    void afterARestartTheSameMasterGoesFirst() {
        pool.given(agent("a1").online());
        queue.turn("b1", "big", "linux", Duration.ofHours(2));
        queue.turn("s1", "small", "linux", Duration.ofHours(1));
        pool.given(request("x").of("x").asked());
        pool.given(request("b2").of("big").asked(), request("s2").of("small").asked());
        pool.restarted();
        assertThat(queue.nextOn("a1")).isEqualTo("s2");
    }

    /** So many that they are not looked at one by one: every choice is the one of whoever looks at all of them. */
    @Test
    void amongManyMastersWhoeverHoldsLeastGoesFirstAndThenWhoeverAskedFirstUnlessItHoldsAllItMay() {
        with(Map.of("m05", Queue.holdingAtMost(1), "m11", Queue.holdingAtMost(2)));
        Map<String, Integer> held = new HashMap<>();
        for (int i = 1; i <= 10; i++) {
            String early = master(i % 7);
            pool.given(agent("e" + i).online(), request("e" + i).of(early).asked());
            held.merge(early, 1, Integer::sum);
        }
        pool.given(agent("full").online(), request("x").of("x").asked());
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String id = "%s-%d".formatted(master(i * 7 % 20), i);
            pool.given(request(id).of(id.substring(0, 3)).asked());
            waiting.add(id);
        }
        while (!waiting.isEmpty()) {
            String first = waiting.stream()
                    .filter(id -> held.getOrDefault(id.substring(0, 3), 0) < most(id.substring(0, 3)))
                    .min(Comparator.comparing(id -> held.getOrDefault(id.substring(0, 3), 0)))
                    .orElse(null);
            String agent = "w" + waiting.size();
            pool.given(agent(agent).online());
            if (first == null) {
                assertThat(pool.statusOf(agent)).isEqualTo(AgentStatus.AVAILABLE);
                assertThat(waiting).allMatch(id -> id.startsWith("m05") || id.startsWith("m11"));
                return;
            }
            assertThat(pool.holderOf(agent)).isEqualTo(first);
            waiting.remove(first);
            held.merge(first.substring(0, 3), 1, Integer::sum);
        }
        fail("The masters that may hold one and two agents got more.");
    }

    private static int most(String master) {
        return switch (master) {
            case "m05" -> 1;
            case "m11" -> 2;
            default -> Integer.MAX_VALUE;
        };
    }

    private static String master(int number) {
        return "m%02d".formatted(number);
    }
}
