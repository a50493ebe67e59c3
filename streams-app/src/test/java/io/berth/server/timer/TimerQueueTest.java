package io.berth.server.timer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final TimerQueue<String, String> queue = new TimerQueue<>();

    @Test
    void takesWhatIsDueTheEarliestFirst() {
        queue.set("b", 1, 20, "second");
        queue.set("a", 1, 10, "first");
        queue.set("c", 1, 30, "later");

        assertThat(queue.takeDue(20, 10)).containsExactly("first", "second");
        assertThat(queue.next()).hasValue(30);
    }

    @Test
    void theSameSignKeepsItsTime() {
        queue.set("a", 1, 10, "once");
        queue.set("a", 1, 50, "again");

        assertThat(queue.takeDue(10, 10)).containsExactly("once");
    }

    @Test
    void anotherSignStartsAnewAndLeavesNothingBehind() {
        queue.set("a", 1, 10, "old");
        queue.set("a", 2, 50, "new");

        assertThat(queue.takeDue(49, 10)).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.takeDue(50, 10)).containsExactly("new");
        assertThat(queue.size()).isZero();
    }

    @Test
    void whatWasCancelledIsNeverDue() {
        queue.set("a", 1, 10, "never");
        queue.cancel("a");

        assertThat(queue.takeDue(100, 10)).isEmpty();
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void takesNoMoreThanAskedFor() {
        queue.set("a", 1, 10, "first");
        queue.set("b", 1, 10, "second");

        assertThat(queue.takeDue(10, 1)).containsExactly("first");
        assertThat(queue.takeDue(10, 1)).containsExactly("second");
    }
}
