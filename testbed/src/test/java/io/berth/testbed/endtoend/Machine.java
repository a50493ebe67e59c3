package io.berth.testbed.endtoend;

import io.berth.reservation.name.AgentName;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** An agent whose hooks do as a test says: it follows its state and reports, and runs nothing. Thread-safe. */
final class Machine {
    /** What becomes of a hook. */
    enum Hook {
        PASSES,
        FAILS,
        /** It never returns. */
        HANGS
    }

    private final String pool;
    private final String name;
    private final List<String> tags;
    private final boolean cleans;
    private final Consumer<AgentReport> speech;
    private String incarnation = UUID.randomUUID().toString();
    private Hook onReserved = Hook.PASSES;
    private Hook onFreed = Hook.PASSES;
    private boolean silent;
    private boolean ready;
    private long serving = -1;
    private long clean = -1;
    private long failed = -1;
    private long highest = -1;

    /**
     * @param cleans whether it confirms that it is clean
     * @param speech sends a report
     */
    Machine(String pool, String name, List<String> tags, boolean cleans, Consumer<AgentReport> speech) {
        this.pool = pool;
        this.name = name;
        this.tags = tags;
        this.cleans = cleans;
        this.speech = speech;
    }

    String pool() {
        return pool;
    }

    AgentName name() {
        return new AgentName(name);
    }

    /** What becomes of its on-reserved hooks from now on. */
    synchronized Machine onReserved(Hook next) {
        onReserved = next;
        return this;
    }

    /** What becomes of its on-freed hooks from now on. */
    synchronized Machine onFreed(Hook next) {
        onFreed = next;
        return this;
    }

    /** The on-reserved hook that hangs fails, once it is there. Later ones pass. */
    void failHook() {
        Await.until(pool + "/" + name + " hangs in its hook", World.LIMIT, this::isServing);
        synchronized (this) {
            onReserved = Hook.PASSES;
            failed = serving;
            say(false);
        }
    }

    /** The on-freed hook that hangs is through, and so will be later ones. */
    synchronized void finishCleaning() {
        onFreed = Hook.PASSES;
        rest(serving);
    }

    private synchronized boolean isServing() {
        return serving >= 0;
    }

    /** Says nothing from now on, as behind a torn cable. */
    synchronized void fallSilent() {
        silent = true;
    }

    /** Is heard again. */
    synchronized void speak() {
        silent = false;
        say(false);
    }

    /** Its process is killed, and another one starts, which remembers the highest epoch and serves nothing. */
    synchronized void restart() {
        incarnation = UUID.randomUUID().toString();
        serving = -1;
        ready = false;
        say(false);
    }

    /** As {@link #restart}, from an empty disk. */
    synchronized void reinstall() {
        highest = -1;
        clean = -1;
        failed = -1;
        restart();
    }

    /** Says goodbye, and nothing after that. */
    synchronized void leave() {
        if (!silent) {
            say(true);
        }
        silent = true;
    }

    synchronized void beat() {
        if (!silent) {
            say(false);
        }
    }

    synchronized void follow(AgentState state) {
        if (silent || !state.getIncarnation().equals(incarnation)) {
            return;
        }
        long epoch = state.getEpoch();
        if (state.getStatus() == AgentStatus.RESERVED) {
            if (epoch > highest) {
                serve(epoch);
            }
        } else if (state.getStatus() == AgentStatus.CLEANING) {
            if (epoch != clean) {
                cleanUp(epoch);
            }
        } else if (!cleans && serving >= 0) {
            rest(serving);
        }
    }

    private void serve(long epoch) {
        serving = epoch;
        highest = epoch;
        ready = onReserved == Hook.PASSES;
        failed = onReserved == Hook.FAILS ? epoch : -1;
        say(false);
    }

    private void cleanUp(long epoch) {
        if (failed >= 0) {
            failed = -1;
            say(false);
        }
        switch (onFreed) {
            case PASSES -> rest(epoch);
            case FAILS -> {
                ready = false;
                failed = epoch;
                say(false);
            }
            case HANGS -> ready = false;
        }
    }

    private void rest(long epoch) {
        serving = -1;
        ready = false;
        failed = -1;
        clean = epoch;
        highest = Math.max(highest, epoch);
        say(false);
    }

    private void say(boolean stopping) {
        speech.accept(AgentReport.newBuilder()
                .setPool(pool)
                .setAgent(name)
                .setIncarnation(incarnation)
                .setTags(tags)
                .setCleans(cleans)
                .setServingEpoch(serving)
                .setReady(ready)
                .setCleanEpoch(clean)
                .setFailedEpoch(failed)
                .setHighestEpoch(highest)
                .setStopping(stopping)
                .setInsist(false)
                .build());
    }
}
