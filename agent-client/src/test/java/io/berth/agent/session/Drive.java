package io.berth.agent.session;

import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drives one session by hand: its clock, what the service says, and all that came out of it. */
final class Drive {
    static final String RUN = "run-1";
    static final Duration HEARTBEAT = Duration.ofSeconds(5);
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    final AgentSession session;
    final List<Report> reports = new ArrayList<>();
    final List<HookOrder> orders = new ArrayList<>();
    final List<ChildOrder> children = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    Fence disk;
    long now;

    private Drive(boolean prepares, boolean cleans, Fence fence) {
        this(new SessionConfig(RUN, HEARTBEAT, prepares, cleans, STOP_TIMEOUT), fence);
    }

    private Drive(SessionConfig config, Fence fence) {
        disk = fence;
        session = new AgentSession(config, fence);
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

    /** With an on-freed hook and a child that is ready as the policy says; registered and available. */
    static Drive withChild(ChildPolicy policy) {
        return withChild(policy, true, Fence.NONE).says(AgentStatus.AVAILABLE, -1);
    }

    /** With a child; not registered yet. */
    static Drive withChild(ChildPolicy policy, boolean cleans, Fence fence) {
        return new Drive(
                new SessionConfig(
                        RUN,
                        HEARTBEAT,
                        false,
                        cleans,
                        STOP_TIMEOUT,
                        Optional.of(policy),
                        Optional.empty(),
                        Optional.empty()),
                fence);
    }

    /** With hooks; ends what it serves after so long without Kafka. Registered and available. */
    static Drive cutOffAfter(Duration time) {
        return new Drive(
                        new SessionConfig(
                                RUN,
                                HEARTBEAT,
                                true,
                                true,
                                STOP_TIMEOUT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(time)),
                        Fence.NONE)
                .says(AgentStatus.AVAILABLE, -1);
    }

    /** With hooks; serves these masters only. Registered and available. */
    static Drive serves(String... masters) {
        return new Drive(
                        new SessionConfig(
                                RUN,
                                HEARTBEAT,
                                true,
                                true,
                                STOP_TIMEOUT,
                                Optional.empty(),
                                Optional.of(Set.of(masters)),
                                Optional.empty()),
                        Fence.NONE)
                .says(AgentStatus.AVAILABLE, -1);
    }

    /** Without hooks; asks its machine so often, null for never. The service knows nothing of it yet. */
    static Drive probing(Duration tags, Duration health) {
        return new Drive(
                new SessionConfig(
                        RUN,
                        HEARTBEAT,
                        false,
                        false,
                        STOP_TIMEOUT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Probing(Optional.ofNullable(tags), Optional.ofNullable(health))),
                Fence.NONE);
    }

    /** Without hooks; its machine was asked and is fit. Registered and available. */
    static Drive fit() {
        return probing(Duration.ofMinutes(10), Duration.ofMinutes(1))
                .finds("ssd")
                .healthy()
                .says(AgentStatus.AVAILABLE, -1);
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

    Drive says(AgentStatus status, boolean online, String run, long epoch) {
        return says(status, online, run, epoch, false);
    }

    Drive finds(String... tags) {
        session.onTagsProbed(TagSet.of(tags), List.of(), now);
        return step();
    }

    Drive findsWith(String problem) {
        session.onTagsProbed(TagSet.of(), List.of(problem), now);
        return step();
    }

    Drive healthy() {
        session.onHealthProbed(HookResult.SUCCESS, now);
        return step();
    }

    Drive sick() {
        session.onHealthProbed(HookResult.failure("exit code 1"), now);
        return step();
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

    Drive childSaysReady(long epoch) {
        session.onChildReady(epoch, now);
        return step();
    }

    Drive childExits(long epoch) {
        session.onChildExited(epoch, "exit code 0", now);
        return step();
    }

    Drive childIsGone(long epoch) {
        session.onChildGone(epoch, "", now);
        return step();
    }

    Drive childLeaves(long epoch, String remains) {
        session.onChildGone(epoch, remains, now);
        return step();
    }

    /** Kafka takes a report. */
    Drive isHeard() {
        session.onHeard(now);
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
        children.addAll(step.children());
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

    static ChildOrder startChild(long epoch) {
        return new ChildOrder.Start(epoch, "r-" + epoch, "m1");
    }

    static ChildOrder stopChild(long epoch) {
        return new ChildOrder.Stop(epoch);
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
