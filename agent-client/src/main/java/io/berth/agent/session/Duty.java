package io.berth.agent.session;

import io.berth.reservation.pool.AgentStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent does for which epoch. It is driven by levels, not by edges: {@link #follow} compares what the service
 * says <em>now</em> with what the agent does and makes the next moves, so a state that was skipped or said twice does no
 * harm. Every move that raises the highest epoch or ends a clean-up leaves a fence to be written first.
 */
final class Duty {
    private final SessionConfig config;
    private final Supervision child;
    private final List<HookOrder> orders = new ArrayList<>();
    private final DutyNotes notes = new DutyNotes();

    private Phase phase;
    private long epoch = -1;
    private String request = "";
    private String master = "";
    private long highest;
    private long cleanEpoch;
    private long failedEpoch = -1;
    private boolean hopeless;
    private boolean repeats;
    private boolean outOfUse;
    private boolean fit = true;
    private Fence unwritten;
    private SeenState refused;
    private long refusals;

    Duty(SessionConfig config, Fence fence) {
        this.config = config;
        child = config.child().map(Supervision::new).orElse(null);
        highest = fence.highestEpoch();
        // Without an on-freed hook and a child there is nothing that a restart could still clean up.
        boolean left = fence.unclean() && config.tidies();
        phase = left ? Phase.LEFT_BEHIND : Phase.IDLE;
        epoch = left ? highest : -1;
        cleanEpoch = left ? -1 : highest;
    }

    /** @param now whether it serves whoever gets it; what it serves already goes on */
    void fit(boolean now) {
        fit = now;
    }

    Phase phase() {
        return phase;
    }

    long cleanEpoch() {
        return cleanEpoch;
    }

    long epoch() {
        return epoch;
    }

    /** @return whether it works for a reservation that it has not ended itself */
    boolean isServing() {
        return phase == Phase.PREPARING || phase == Phase.STARTING || phase == Phase.SERVING;
    }

    /** @return whether it is clean once more after the same epoch, without a hook whose start would have been news */
    boolean repeats() {
        return repeats && phase == Phase.IDLE;
    }

    long refusals() {
        return refusals;
    }

    /** @param serves false while stopping: whatever it still cleans up, it serves nobody any more */
    Report report(boolean serves, boolean insist) {
        long serving = serves && phase != Phase.LEFT_BEHIND ? epoch : -1;
        boolean ready = serving >= 0 && phase == Phase.SERVING && (child == null || child.isUp());
        return new Report(serving, ready, cleanEpoch, failedEpoch, highest, false, insist);
    }

    /** Makes every move that can be made without waiting. {@code seen} is of this run. */
    void follow(SeenState seen) {
        Phase before;
        do {
            before = phase;
            move(seen);
        } while (phase != before);
    }

    private void move(SeenState seen) {
        switch (phase) {
            case IDLE -> whileIdle(seen);
            case LEFT_BEHIND -> {
                boolean stands = seen.status() == AgentStatus.RESERVED && seen.epoch() <= epoch;
                if (!stands && seen.status() != AgentStatus.QUARANTINED) {
                    end(seen);
                }
            }
            case PREPARING, STARTING, SERVING -> whileServing(seen);
            case UNPREPARED -> {
                boolean unheard = seen.status() == AgentStatus.RESERVED && seen.epoch() <= epoch;
                if (!unheard && seen.status() != AgentStatus.QUARANTINED) {
                    end(seen);
                }
            }
            case DIRTY -> whileDirty(seen);
            case ABANDONING, ENDING, CLEANING -> {
                // Something ends; its end moves on.
            }
        }
    }

    private void whileIdle(SeenState seen) {
        // Whoever is asked for what it has said was not heard in time: it does it again, and says so again.
        boolean anew = outOfUse && seen.status() == AgentStatus.CLEANING;
        outOfUse = seen.status() == AgentStatus.QUARANTINED || seen.status() == AgentStatus.DRAINED;
        if (seen.reservesAbove(highest)) {
            accept(seen);
        } else if (seen.status() == AgentStatus.RESERVED) {
            refuse(seen);
        } else if (seen.status() == AgentStatus.CLEANING && seen.epoch() >= 0 && (anew || seen.epoch() != cleanEpoch)) {
            clean(seen.epoch());
        }
    }

    private void whileServing(SeenState seen) {
        switch (seen.status()) {
            case RESERVED, CLEANING -> {
                if (seen.epoch() < epoch) {
                    forgotten(seen);
                } else if (seen.status() == AgentStatus.CLEANING || seen.epoch() > epoch) {
                    end(seen);
                }
            }
            // Nobody holds it any more, whatever became of the states in between.
            case OFFLINE, AVAILABLE, OFFERED, LOCK_DELAY, QUARANTINED, DRAINED -> end(seen);
        }
    }

    /**
     * The service says of this very run that it granted less than is served: it has lost what it knew, and would wait for
     * ever for a run that serves on. What it says is not accepted, only cleaned up for.
     */
    private void forgotten(SeenState seen) {
        notes.forgotten(epoch, seen);
        if (seen.status() == AgentStatus.RESERVED) {
            refuse(seen);
        }
        end(seen);
    }

    /** Cleans up once more when somebody may have mended the machine: an operator resumed it, or it is reserved anew. */
    private void whileDirty(SeenState seen) {
        if (seen.status() == AgentStatus.QUARANTINED || seen.status() == AgentStatus.DRAINED) {
            outOfUse = true;
            return;
        }
        boolean asked = seen.status() == AgentStatus.CLEANING;
        boolean resumed = outOfUse && (asked || seen.status() == AgentStatus.AVAILABLE);
        boolean later = seen.reservesAbove(highest) || (asked && seen.epoch() > epoch);
        if (resumed || later) {
            outOfUse = false;
            end(seen);
        }
    }

    private void accept(SeenState seen) {
        take(seen);
        if (!config.serves(master) || !fit) {
            phase = Phase.UNPREPARED;
            failedEpoch = epoch;
            if (fit) {
                notes.notServed(epoch, master);
            } else {
                notes.notFit(epoch);
            }
            return;
        }
        notes.accepted(epoch, request, master);
        if (config.prepares()) {
            phase = Phase.PREPARING;
            start(HookKind.ON_RESERVED);
        } else {
            serve();
        }
    }

    /** The machine is prepared. */
    private void serve() {
        if (child == null) {
            phase = Phase.SERVING;
        } else {
            phase = Phase.STARTING;
            child.begin(epoch, request, master);
        }
    }

    private void take(SeenState seen) {
        epoch = seen.epoch();
        request = seen.request();
        master = seen.master();
        repeats = false;
        raise(epoch);
    }

    private void refuse(SeenState seen) {
        if (seen.epoch() == highest || seen.equals(refused)) {
            return;
        }
        refused = seen;
        refusals++;
        notes.refused(seen, highest);
    }

    /** The reservation is over for this agent: stop what runs for it, then clean up. */
    void end(SeenState seen) {
        if (child != null && child.isThere()) {
            phase = Phase.ENDING;
            child.end();
        } else if (phase == Phase.PREPARING) {
            phase = Phase.ABANDONING;
            orders.add(new HookOrder.Stop(HookKind.ON_RESERVED, epoch));
        } else if (phase != Phase.ABANDONING && phase != Phase.CLEANING) {
            boolean later = seen != null && seen.status() == AgentStatus.CLEANING && seen.epoch() > epoch;
            clean(later ? seen.epoch() : epoch);
        }
    }

    private void clean(long target) {
        if (target != epoch) {
            request = "";
            master = "";
        }
        epoch = target;
        if (target > highest) {
            raise(target);
        }
        if (config.cleans()) {
            phase = Phase.CLEANING;
            // What failed before was heard, or nobody asked for this. If this fails too, the service sees that it is
            // new.
            failedEpoch = -1;
            cleanEpoch = cleanEpoch == target ? -1 : cleanEpoch;
            start(HookKind.ON_FREED);
        } else {
            repeats = cleanEpoch == target;
            cleaned();
        }
    }

    private void cleaned() {
        cleanEpoch = epoch;
        notes.over(epoch, config.tidies());
        failedEpoch = failedEpoch == epoch ? -1 : failedEpoch;
        if (epoch >= highest) {
            unwritten = new Fence(highest, false);
        }
        epoch = -1;
        phase = Phase.IDLE;
    }

    /** @param seen what the service says now, if it is of this run, else null */
    void hookFinished(HookKind kind, long forEpoch, HookResult result, SeenState seen) {
        boolean expected = forEpoch == epoch
                && (kind == HookKind.ON_RESERVED
                        ? phase == Phase.PREPARING || phase == Phase.ABANDONING
                        : phase == Phase.CLEANING);
        if (!expected) {
            return;
        }
        boolean abandoned = phase == Phase.ABANDONING;
        notes.hookFinished(kind, forEpoch, result, abandoned);
        if (abandoned) {
            clean(epoch);
        } else if (result.succeeded() && kind == HookKind.ON_RESERVED) {
            serve();
        } else if (result.succeeded()) {
            cleaned();
        } else {
            fail(kind == HookKind.ON_RESERVED ? Phase.UNPREPARED : Phase.DIRTY, seen);
        }
    }

    /** What time alone changes. */
    void tick(long nowNanos) {
        if (child == null) {
            return;
        }
        child.tick(nowNanos);
        if (phase == Phase.STARTING && child.isUp()) {
            phase = Phase.SERVING;
            notes.childReady(epoch);
        }
    }

    /** @return nanoseconds until time alone will change something; {@link Long#MAX_VALUE} for never */
    long untilNext(long nowNanos) {
        return child == null ? Long.MAX_VALUE : child.untilNext(nowNanos);
    }

    void childReady(long forEpoch) {
        if (child != null) {
            child.saidReady(forEpoch);
        }
    }

    /** @param detail how it ended, for a person */
    void childExited(long forEpoch, String detail) {
        if (child == null || !child.exited(forEpoch)) {
            return;
        }
        hopeless = child.isHopeless();
        notes.childExited(epoch, detail, hopeless);
        if (hopeless) {
            end(null);
        }
    }

    /**
     * @param remains what could not be ended, for a person; empty for nothing
     * @param seen what the service says now, if it is of this run, else null
     */
    void childGone(long forEpoch, String remains, SeenState seen) {
        if (phase != Phase.ENDING || forEpoch != child.epoch()) {
            return;
        }
        boolean refused = hopeless;
        hopeless = false;
        if (!remains.isEmpty()) {
            notes.childRemains(forEpoch, remains);
            fail(Phase.DIRTY, seen);
            return;
        }
        child.gone();
        if (refused) {
            fail(Phase.UNPREPARED, seen);
        } else {
            clean(epoch);
        }
    }

    private void fail(Phase failed, SeenState seen) {
        phase = failed;
        // What it cleaned up for may be lower than what it once accepted.
        if (phase == Phase.DIRTY && seen != null && seen.reservesAbove(highest)) {
            // The next reservation waited for this clean-up: it is taken only to be failed, so that the service hears
            // it.
            take(seen);
        }
        failedEpoch = epoch;
        notes.unclean(epoch);
    }

    /** Ends a hook that runs, without waiting for what it achieved. */
    void giveUp() {
        if (phase == Phase.ABANDONING || phase == Phase.CLEANING || phase == Phase.PREPARING) {
            HookKind running = phase == Phase.CLEANING ? HookKind.ON_FREED : HookKind.ON_RESERVED;
            orders.add(new HookOrder.Stop(running, epoch));
        }
    }

    private void raise(long to) {
        highest = to;
        unwritten = new Fence(to, true);
    }

    private void start(HookKind kind) {
        orders.add(new HookOrder.Start(kind, epoch, request, master));
    }

    Fence takeUnwritten() {
        Fence fence = unwritten;
        unwritten = null;
        return fence;
    }

    List<HookOrder> takeOrders() {
        List<HookOrder> taken = List.copyOf(orders);
        orders.clear();
        return taken;
    }

    List<ChildOrder> takeChildOrders() {
        return child == null ? List.of() : child.takeOrders();
    }

    List<Note> takeNotes() {
        return notes.take();
    }
}
