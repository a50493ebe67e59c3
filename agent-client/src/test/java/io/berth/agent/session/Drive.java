package io.berth.agent.session;

import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Drives one session by hand: its clock, what the service says, and all that came out of it. */
final class Drive {
    static final String RUN = "run-1";
    static final Duration HEARTBEAT = Duration.ofSeconds(5);
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    final AgentSession session;
    final List<Report> reports = new ArrayList<>();
    final List<HookOrder> orders = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    Fence disk;
    long now;

    private Drive(boolean prepares, boolean cleans, Fence fence) {
        disk = fence;
        session = new AgentSession(new SessionConfig(RUN, HEARTBEAT, prepares, cleans, STOP_TIMEOUT), fence);
        session.start(now);
        step();
    }

    static Drive withHooks() {
        return withHooks(Fence.NONE);
    }

    static Drive withHooks(Fence fence) {
        return new Drive(true, true, fence);
    }

    static Drive withoutHooks() {
        return new Drive(false, false, Fence.NONE);
    }

    /** With hooks, registered and available. */
    static Drive available() {
        return withHooks().says(AgentStatus.AVAILABLE, -1);
    }

    /** With hooks, serving the epoch, and the service knows it. */
    static Drive serving(long epoch) {
        return available()
                .says(AgentStatus.RESERVED, epoch)
                .hookSucceeds(HookKind.ON_RESERVED, epoch)
                .saysReady(epoch);
    }

    Drive says(AgentStatus status, long epoch) {
        return says(status, true, RUN, epoch, false);
    }

    Drive saysReady(long epoch) {
        return says(AgentStatus.RESERVED, true, RUN, epoch, true);
    }

    Drive saysOfRun(String run, AgentStatus status, long epoch) {
        return says(status, true, run, epoch, false);
    }

    Drive saysOffline() {
        return says(AgentStatus.OFFLINE, false, RUN, -1, false);
    }

    Drive isForgotten() {
        session.onForgotten(now);
        return step();
    }

    private Drive says(AgentStatus status, boolean online, String run, long epoch, boolean ready) {
        boolean held = status == AgentStatus.RESERVED;
        session.onState(
                new SeenState(status, online, run, epoch, held ? "r-" + epoch : "", held ? "m1" : "", ready), now);
        return step();
    }

    Drive hookSucceeds(HookKind kind, long epoch) {
        return hookEnds(kind, epoch, HookResult.SUCCESS);
    }

    Drive hookFails(HookKind kind, long epoch) {
        return hookEnds(kind, epoch, HookResult.failure("exit code 3"));
    }

    private Drive hookEnds(HookKind kind, long epoch, HookResult result) {
        session.onHookFinished(kind, epoch, result, now);
        return step();
    }

    Drive stops() {
        session.onStop(now);
        return step();
    }

    Drive after(Duration time) {
        now += time.toNanos();
        return step();
    }

    Drive heartbeats(int count) {
        for (int i = 0; i < count; i++) {
            after(HEARTBEAT);
        }
        return this;
    }

    private Drive step() {
        Step step = session.poll(now);
        steps.add(step);
        disk = step.persist() == null ? disk : step.persist();
        orders.addAll(step.hooks());
        reports.addAll(step.reports());
        notes.addAll(step.notes());
        return this;
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    Report lastReport() {
        return reports.get(reports.size() - 1);
    }

    HookOrder lastOrder() {
        return orders.get(orders.size() - 1);
    }

    static HookOrder prepare(long epoch) {
        return new HookOrder.Start(HookKind.ON_RESERVED, epoch, "r-" + epoch, "m1");
    }

    static HookOrder clean(long epoch) {
        return new HookOrder.Start(HookKind.ON_FREED, epoch, "r-" + epoch, "m1");
    }

    /** The clean-up for a reservation that this run never saw. */
    static HookOrder cleanUnseen(long epoch) {
        return new HookOrder.Start(HookKind.ON_FREED, epoch, "", "");
    }
}
