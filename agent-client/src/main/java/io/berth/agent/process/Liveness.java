package io.berth.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process still does anything. */
final class Liveness {
    private Liveness() {}

    /** @return false also for one that ended and that nobody has reaped: in a container, often nobody ever does */
    static boolean lives(ProcessHandle handle) {
        return handle.isAlive() && !isZombie(handle.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name before the state may itself hold a parenthesis.
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && "ZX".indexOf(stat.charAt(state)) >= 0;
        } catch (IOException e) {
            // Gone meanwhile, which isAlive says, or a system that has no such file.
            return false;
        }
    }
}
