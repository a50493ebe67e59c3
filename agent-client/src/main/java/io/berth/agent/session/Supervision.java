package io.berth.agent.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The child of one epoch at a time: when it is started, when it counts as ready, when it is started again. Everything
 * that time decides is decided in {@link #tick}.
 */
final class Supervision {
    /** A child that was ready and ran for so long has earned a quick restart. */
    static final Duration RAN_WELL = Duration.ofMinutes(1);

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

    private enum State {
        /** Nothing runs. */
        NONE,
        /** It is to be started when its pause is over. */
        DUE,
        /** It runs, and is not ready yet. */
        STARTING,
        /** It runs and is ready. */
        UP,
        /** It ended, and nothing was decided yet. */
        DOWN,
        /** It is being ended, or was and something is left. */
        ENDING
    }

    private final ChildPolicy policy;
    private final List<ChildOrder> orders = new ArrayList<>();

    private State state = State.NONE;
    private ChildOrder.Start start;
    private long pause;
    private long dueAt;
    private long startedAt;
    private boolean atOnce;
    private boolean wasUp;
    private boolean everUp;
    private int failures;

    Supervision(ChildPolicy policy) {
        this.policy = policy;
    }

    /** Has a child started for a new epoch, with the next tick. Nothing of an earlier epoch may be there. */
    void begin(long epoch, String request, String master) {
        start = new ChildOrder.Start(epoch, request, master);
        state = State.DUE;
        atOnce = true;
        pause = FIRST_PAUSE;
        everUp = false;
        failures = 0;
    }

    /** @return the epoch of the last {@link #begin} */
    long epoch() {
        return start.epoch();
    }

    /** Something that was started at this epoch may still run. */
    boolean isThere() {
        return state != State.NONE;
    }

    boolean isUp() {
        return state == State.UP;
    }

    /** @return whether it ended so often without ever being ready that there is no sense in going on */
    boolean isHopeless() {
        return state == State.DOWN && !everUp && failures >= policy.attempts();
    }

    void saidReady(long epoch) {
        if (state == State.STARTING && epoch == start.epoch()) {
            up();
        }
    }

    /** @return whether it was to run, so that its end is news */
    boolean exited(long epoch) {
        boolean running = state == State.STARTING || state == State.UP;
        if (!running || epoch != start.epoch()) {
            return false;
        }
        wasUp = state == State.UP;
        failures++;
        state = State.DOWN;
        return true;
    }

    /** Has all of it ended. To be called again where something was left. */
    void end() {
        state = State.ENDING;
        orders.add(new ChildOrder.Stop(start.epoch()));
    }

    /** Nothing that was started is left. */
    void gone() {
        state = State.NONE;
    }

    void tick(long nowNanos) {
        switch (state) {
            case DUE -> {
                if (atOnce || nowNanos - dueAt >= 0) {
                    atOnce = false;
                    startedAt = nowNanos;
                    state = State.STARTING;
                    orders.add(start);
                }
            }
            case STARTING -> {
                if (policy.readyAfter().isPresent()
                        && nowNanos - startedAt >= policy.readyAfter().get().toNanos()) {
                    up();
                }
            }
            case DOWN -> {
                if (!isHopeless()) {
                    if (wasUp && nowNanos - startedAt >= RAN_WELL.toNanos()) {
                        pause = FIRST_PAUSE;
                    }
                    dueAt = nowNanos + pause;
                    pause = Math.min(LONGEST_PAUSE, pause * 2);
                    state = State.DUE;
                }
            }
            case NONE, UP, ENDING -> {
                // Time changes nothing.
            }
        }
    }

    private void up() {
        state = State.UP;
        everUp = true;
    }

    /** @return nanoseconds until time will change something, at least 0; {@link Long#MAX_VALUE} for never */
    long untilNext(long nowNanos) {
        return switch (state) {
            case DUE -> Math.max(0, dueAt - nowNanos);
            case STARTING ->
                policy.readyAfter()
                        .map(after -> Math.max(0, startedAt + after.toNanos() - nowNanos))
                        .orElse(Long.MAX_VALUE);
            case NONE, UP, DOWN, ENDING -> Long.MAX_VALUE;
        };
    }

    List<ChildOrder> takeOrders() {
        List<ChildOrder> taken = List.copyOf(orders);
        orders.clear();
        return taken;
    }
}
