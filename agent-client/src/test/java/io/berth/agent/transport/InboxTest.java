package io.berth.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();
    private final List<String> delivered = new ArrayList<>();

    @Test
    void deliversInTheOrderInWhichThingsHappened() throws Exception {
        inbox.put(() -> delivered.add("one"));
        inbox.put(() -> delivered.add("two"));

        inbox.deliverAll();
        inbox.deliverAll();

        assertThat(delivered).containsExactly("one", "two");
    }

    @Test
    void endsAWaitAndKeepsTheMessage() throws Exception {
        inbox.put(() -> delivered.add("one"));
        inbox.put(() -> delivered.add("two"));

        inbox.await(Duration.ofDays(1).toNanos());
        assertThat(delivered).isEmpty();
        inbox.deliverAll();

        assertThat(delivered).containsExactly("one", "two");
    }

    @Test
    void wakesWhoeverWaitsElsewhere() {
        AtomicInteger wakeups = new AtomicInteger();
        inbox.onPut(wakeups::incrementAndGet);

        inbox.put(() -> delivered.add("one"));

        assertThat(wakeups).hasValue(1);
    }

    @Test
    void waitsLongerAfterEachFailureUpToALimit() {
        Backoff backoff = new Backoff(Duration.ofNanos(2), Duration.ofNanos(5));

        assertThat(List.of(backoff.next(), backoff.next(), backoff.next(), backoff.next()))
                .containsExactly(2L, 4L, 5L, 5L);
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(2);
    }
}
