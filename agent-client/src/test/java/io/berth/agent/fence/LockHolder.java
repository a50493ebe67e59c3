package io.berth.agent.fence;

import java.nio.file.Path;

/** A process of its own that holds the lock until it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        try (AgentLock lock = AgentLock.take(Path.of(args[0]), "default", "mac-07")) {
            System.out.println(lock == null ? "not held" : "held");
            System.in.read();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
