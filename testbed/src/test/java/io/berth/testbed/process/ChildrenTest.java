package io.berth.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path logs;

    @Test
    void keepsWhatAProcessSaysAndItsExitCode() {
        try (Children children = new Children(logs)) {
            Child child =
                    children.start("talker", Map.of("WHAT", "there"), sh("echo hello $WHAT; echo oops >&2; exit 7"));
            assertThat(child.awaitExit(LIMIT)).isEqualTo(7);
            assertThat(child.lines()).containsExactly("hello there");
            assertThat(child.err()).isEqualTo("oops\n");
        }
    }

    @Test
    void passesNoSettingOfBerthOn() {
        // Surefire sets one for this JVM, as a shell would in which somebody works with a cluster of their own.
        assertThat(System.getenv("BERTH_BOOTSTRAP_SERVERS")).isNotNull();
        try (Children children = new Children(logs)) {
            Child child = children.start("child", Map.of("BERTH_POOL", "given"), sh("env | grep ^BERTH_"));
            assertThat(child.awaitExit(LIMIT)).isZero();
            assertThat(child.lines()).containsExactly("BERTH_POOL=given");
        }
    }

    @Test
    void waitsForALineOfALivingProcess() {
        try (Children children = new Children(logs)) {
            Child child = children.start("server", Map.of(), sh("echo is ready; exec sleep 600"));
            child.awaitOutput("ready", LIMIT);
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void saysWhatAProcessSaidThatEndedTooEarly() {
        try (Children children = new Children(logs)) {
            Child child = children.start("server", Map.of(), sh("echo no topics >&2; exit 78"));
            assertThatThrownBy(() -> child.awaitOutput("ready", LIMIT))
                    .isInstanceOf(AwaitException.class)
                    .hasMessageContaining("server ended with 78")
                    .hasMessageContaining("no topics");
        }
    }

    @Test
    void leavesNothingOfAKilledProcessBehind() {
        Child child;
        ProcessHandle orphan;
        try (Children children = new Children(logs)) {
            child = children.start("parent", Map.of(), sh("sleep 600 & echo $!; wait"));
            child.awaitOutput("\n", LIMIT);
            orphan = ProcessHandle.of(Long.parseLong(child.lines().get(0))).orElseThrow();
            child.kill();
            assertThat(orphan.isAlive()).isTrue();
        }
        ProcessHandle left = orphan;
        Await.until("the orphan is gone", LIMIT, () -> !left.isAlive());
        assertThat(child.exitCode()).hasValue(137);
    }

    @Test
    void startsNothingOnceItIsClosed() {
        Children children = new Children(logs);
        children.close();
        assertThatThrownBy(() -> children.start("late", Map.of(), sh("true")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cleansUpInReverseOrderAndOnce() {
        AtomicInteger steps = new AtomicInteger();
        List<Integer> order = new java.util.concurrent.CopyOnWriteArrayList<>();
        Cleanup cleanup = new Cleanup();
        cleanup.add("first", () -> order.add(1));
        cleanup.add("failing", () -> {
            steps.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        cleanup.add("last", () -> order.add(2));
        assertThatThrownBy(cleanup::close).hasMessage("on purpose");
        cleanup.close();
        assertThat(order).containsExactly(2, 1);
        assertThat(steps).hasValue(1);
    }

    private static List<String> sh(String script) {
        return List.of("sh", "-c", script);
    }
}
