package io.berth.reservation.pool;

import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;

/**
 * Whom an agent is held for.
 *
 * @param timing the timeouts of the request
 * @param ready whether the agent has said that it serves
 * @param lastSign the position of the last sign of life of the holder
 * @param lastBusy the position of the last sign that a job runs, or of the moment from which one could
 * @param limit how long it may last
 * @param spared whether it was spared at a mass expiry; that happens once
 * @param warnedIdle the sign of which the holder was told that it ends for want of a job, -1 for none
 * @param warnedLimit the same for the limit
 */
public record Use(
        RequestId request,
        MasterName master,
        TimingContract timing,
        boolean ready,
        long lastSign,
        long lastBusy,
        Limit limit,
        boolean spared,
        long warnedIdle,
        long warnedLimit) {

    static Use from(Request request, long position, long timeMs) {
        return new Use(
                request.id(),
                request.master(),
                request.timing(),
                false,
                position,
                position,
                new Limit(request.timing().limit(), position, timeMs, 0, null),
                false,
                -1,
                -1);
    }

    /** The idle timeout counts from here: before, no job could run. */
    Use readyAt(long position) {
        return new Use(request, master, timing, true, lastSign, position, limit, spared, warnedIdle, warnedLimit);
    }

    Use renewedAt(long position, boolean busy) {
        return new Use(
                request,
                master,
                timing,
                ready,
                position,
                busy ? position : lastBusy,
                limit,
                spared,
                warnedIdle,
                warnedLimit);
    }

    /** After a hold for debugging the silence that it allowed does not count. */
    Use extendedAt(long position, long timeMs, int extension, Duration length, String debugging) {
        return new Use(
                request,
                master,
                timing,
                ready,
                position,
                position,
                new Limit(length, position, timeMs, extension, debugging),
                spared,
                warnedIdle,
                warnedLimit);
    }

    Use sparedAt(long position) {
        return new Use(request, master, timing, ready, position, lastBusy, limit, true, warnedIdle, warnedLimit);
    }

    Use warned(ExpiryCause cause) {
        boolean idle = cause == ExpiryCause.IDLE;
        return new Use(
                request,
                master,
                timing,
                ready,
                lastSign,
                lastBusy,
                limit,
                spared,
                idle ? lastBusy : warnedIdle,
                idle ? warnedLimit : limit.since());
    }
}
