package io.berth.testbed.demo;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Leaves everything up, and says what to try. */
final class Keep {
    private Keep() {}

    /** Returns only if the thread is interrupted: Ctrl-C ends the program, and the cleanup ends the rest. */
    static void until(String bootstrapServers, Screen screen) {
        screen.say("");
        screen.say("Everything stays up until Ctrl-C. From another shell, in this directory:");
        commands(bootstrapServers).forEach(screen::say);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> commands(String bootstrapServers) {
        return List.of(
                "",
                "  export BERTH_BOOTSTRAP_SERVERS=" + bootstrapServers + " BERTH_POOL=" + Stage.POOL,
                "  ./berth agents",
                "  ./berth run --tags 'linux && jdk>=17' -- java -version",
                "  ./berth reserve --tags macos -o json",
                "  ./berth queue",
                "  ./berth audit",
                "  kcat -b " + bootstrapServers + " -C -t berth.events -e -q | ./berth decode",
                "");
    }
}
