package io.berth.testbed.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that was overtaken once, in a pool that allows that once. */
class OvertakesTest {
    private final Overtakes overtakes = new Overtakes(new Coverage());
    private long position = 1;

    @BeforeEach
    void oldIsOvertakenOnce() {
        boundedBy(1, Integer.MAX_VALUE);
        runs("a1", "linux");
        runs("a2", "linux");
        runs("m1", "macos");
        asks("old", "linux");
        asks("b1", "linux");
        asks("b2", "linux || macos");
        happens(reserved("a1", "b1"));
    }

    @Test
    void onceMoreIsFound() {
        assertBroken(reserved("a2", "b2"));
    }

    @Test
    void anOfferCountsToo() {
        assertBroken(new Event.AgentOffered(new AgentName("a2"), new RequestId("b2"), master("b2")));
    }

    @Test
    void anAgentThatItCouldNotUseDoesNotCount() {
        assertFine(reserved("m1", "b2"));
    }

    @Test
    void whoeverGaveItUpBeforeItWasReadyOvertookNobody() {
        happens(new Event.RequestRequeued(new RequestId("b1"), master("b1"), Requeue.AGENT_REFUSED, List.of()));
        assertFine(reserved("a2", "b2"));
    }

    @Test
    void anOfferThatIsGivenUpDoesNotCount() {
        boundedBy(2, Integer.MAX_VALUE);
        happens(new Event.AgentOffered(new AgentName("a2"), new RequestId("b2"), master("b2")));
        happens(new Event.OfferEnded(new AgentName("a2"), new RequestId("b2"), OfferEnd.EXPIRED));
        asks("b3", "linux");
        assertFine(reserved("a2", "b3"));
    }

    @Test
    void whileItsMasterHoldsAllItMayItIsPassed() {
        boundedBy(1, 1);
        asks("more", "macos", "old");
        happens(reserved("m1", "more"));
        assertFine(reserved("a2", "b2"));
    }

    private void boundedBy(int overtakes, int maxHeld) {
        Order order = new Order(overtakes, Duration.ofHours(1), new Share(1, maxHeld, 100), Map.of());
        happens(new Event.PoolConfigured(PoolPolicy.DEFAULT.with(order)));
    }

    private void runs(String agent, String tag) {
        happens(new Event.AgentRegistered(
                new AgentName(agent), "run-1", TagSet.of(tag), false, -1, AgentStatus.AVAILABLE));
    }

    private void asks(String request, String expression) {
        asks(request, expression, request);
    }

    private void asks(String request, String expression, String master) {
        Wish wish = Wish.of(TagExpressionParser.parse(expression).orThrow());
        happens(new Event.RequestAccepted(new RequestId(request), master(master), wish, TimingContract.DEFAULT));
    }

    private static MasterName master(String name) {
        return new MasterName(name);
    }

    private Event reserved(String agent, String request) {
        return new Event.AgentReserved(new AgentName(agent), new RequestId(request), master(request), position, 0);
    }

    private void happens(Event event) {
        overtakes.decided(Decided.by(position++, event), null);
    }

    private void assertFine(Event event) {
        assertThatCode(() -> happens(event)).doesNotThrowAnyException();
    }

    private void assertBroken(Event event) {
        assertThatThrownBy(() -> happens(event))
                .isInstanceOfSatisfying(
                        BrokenInvariant.class,
                        broken -> assertThat(broken.code()).isEqualTo("S11"));
    }
}
