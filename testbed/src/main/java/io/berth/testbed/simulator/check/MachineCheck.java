package io.berth.testbed.simulator.check;

import io.berth.agent.session.ChildOrder;
import io.berth.agent.session.Fence;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.Report;
import java.util.function.Supplier;

/** S3 at one machine: what it accepts only grows, is on disk before it acts, and it works for one epoch at a time. */
public final class MachineCheck {
    private final String machine;
    private final boolean cleans;
    private long highestServed = -1;
    private long unclean = -1;
    private boolean forgot;
    private boolean serviceForgot;

    MachineCheck(String machine, boolean cleans) {
        this.machine = machine;
        this.cleans = cleans;
    }

    /** The fence file is replaced. */
    public void writes(Fence before, Fence next) {
        expect(
                next.highestEpoch() >= before.highestEpoch(),
                () -> "wrote the fence " + next.highestEpoch() + " over " + before.highestEpoch());
    }

    /** @param busy whether another hook or the child runs, or something of it */
    public void ordered(HookOrder order, boolean busy, Fence disk) {
        if (order instanceof HookOrder.Stop) {
            return;
        }
        expect(!busy, () -> "started " + order + " while another hook or a child ran");
        expect(
                disk.highestEpoch() >= order.epoch(),
                () -> "started " + order + " before its epoch was on disk, where " + disk.highestEpoch() + " stands");
        if (order.kind() == HookKind.ON_RESERVED) {
            expect(
                    order.epoch() > highestServed || forgot && order.epoch() == highestServed,
                    () -> "accepted epoch " + order.epoch() + " after it had accepted " + highestServed);
            serves(order.epoch());
        }
    }

    /** @param busy whether a hook runs */
    public void ordered(ChildOrder order, boolean busy, Fence disk) {
        if (order instanceof ChildOrder.Stop) {
            return;
        }
        expect(!busy, () -> "started a child for epoch " + order.epoch() + " while a hook ran");
        expect(
                disk.highestEpoch() >= order.epoch(),
                () -> "started a child for epoch " + order.epoch() + " before its epoch was on disk, where "
                        + disk.highestEpoch() + " stands");
        if (order.epoch() != highestServed) {
            expect(
                    order.epoch() > highestServed,
                    () -> "started a child for epoch " + order.epoch() + " after it had accepted " + highestServed);
            serves(order.epoch());
        }
    }

    public void finished(HookOrder order, boolean succeeded) {
        if (order.kind() == HookKind.ON_FREED && succeeded) {
            unclean = -1;
        }
    }

    /** What it tells the service. */
    public void says(Report report, Fence disk) {
        expect(
                Math.max(report.highestEpoch(), report.servingEpoch()) <= disk.highestEpoch(),
                () -> "reported " + report + " while " + disk.highestEpoch() + " stood on its disk");
        if (report.ready() && report.servingEpoch() != highestServed) {
            expect(
                    report.servingEpoch() > highestServed || forgot && report.servingEpoch() == highestServed,
                    () -> "serves epoch " + report.servingEpoch() + " after it had accepted " + highestServed);
            serves(report.servingEpoch());
        }
    }

    private void serves(long epoch) {
        expect(
                !cleans || unclean < 0,
                () -> "begins to work for epoch " + epoch + " before it cleaned up after epoch " + unclean);
        highestServed = epoch;
        forgot = false;
        unclean = epoch;
    }

    /** Its state is gone. It may take up what it served once more, but nothing lower, because the service knows. */
    public void reinstalled() {
        unclean = -1;
        forgot = true;
        if (serviceForgot) {
            highestServed = -1;
        }
    }

    /** The service may know of nothing that this machine accepted, if its fence is lost too. */
    void allLost() {
        serviceForgot = true;
        if (forgot) {
            highestServed = -1;
        }
    }

    private void expect(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new BrokenInvariant("S3", "Machine " + machine + " " + what.get() + ".");
        }
    }
}
