package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits for an agent, and shows that it waits. */
final class Awaiting {
    private final Progress progress;
    private final StopSignal stop;
    private final Duration firstAnswer;
    private final Function<RefusalCode, String> meant;
    private volatile boolean answered;

    /**
     * @param firstAnswer how long the service may take to say anything at all
     * @param meant what was probably meant by what is refused, as {@link Meant} says it
     */
    Awaiting(Progress progress, StopSignal stop, Duration firstAnswer, Function<RefusalCode, String> meant) {
        this.progress = progress;
        this.stop = stop;
        this.firstAnswer = firstAnswer;
        this.meant = meant;
    }

    /**
     * @return the reservation, or empty if the command was told to stop: then the request is cancelled
     * @throws Failure if there is no reservation to be had
     */
    Optional<Reservation> reserve(Berth berth, RequestOptions options, ReservationRequest.Builder request) {
        request.onWaiting(update -> {
            answered = true;
            progress.waiting(options.wanted(update.alternative()), options.alternatives(), update);
        });
        progress.state("asking for " + options.wanted(0));
        CompletableFuture<ReserveOutcome> outcome = berth.reserve(request.build());
        boolean taken = false;
        try {
            while (!isDone(outcome)) {
                if (stop.isRequested()) {
                    progress.say("stopped; the request is cancelled");
                    return Optional.empty();
                }
                if (!answered && progress.elapsed().compareTo(firstAnswer) > 0) {
                    progress.clear();
                    throw noAnswer(firstAnswer);
                }
                progress.tick();
            }
            taken = true;
            return Optional.of(reservationOf(outcome.join()));
        } finally {
            if (!taken) {
                giveUp(outcome);
            }
        }
    }

    /** The agent may be granted just before the cancellation, and then it is ours to give back. */
    private static void giveUp(CompletableFuture<ReserveOutcome> outcome) {
        boolean done = !outcome.cancel(true) && !outcome.isCompletedExceptionally();
        if (done && outcome.join() instanceof ReserveOutcome.Reserved reserved) {
            reserved.reservation().close();
        }
    }

    /** @return whether the agent is ready; false if the command was told to stop, or the reservation ended before */
    boolean untilReady(Reservation reservation) {
        CompletableFuture<Boolean> ready = reservation.ready();
        progress.state("reserved " + Held.text(reservation) + ", getting ready");
        while (!isDone(ready)) {
            if (stop.isRequested()) {
                return false;
            }
            progress.tick();
        }
        return ready.join();
    }

    /**
     * As {@link #untilReady}.
     *
     * @return false if the command was told to stop
     * @throws Failure if the reservation ended before
     */
    boolean isReady(Reservation reservation) {
        if (untilReady(reservation)) {
            return true;
        }
        progress.clear();
        if (stop.isRequested()) {
            return false;
        }
        throw notReady(Held.text(reservation), reservation.ended().join());
    }

    /**
     * Nobody worked yet. Where the agent refused and the request then waited in vain, it ended as any other one that did.
     *
     * @param held what was held
     */
    private static Failure notReady(String held, ReservationEnd end) {
        Outcome outcome = end.outcome().orElse(null);
        if (outcome == Outcome.WAIT_EXPIRED || outcome == Outcome.UNAVAILABLE) {
            return new Failure(ExitCode.REFUSED, "no agent, " + outcome + ": " + end.sentence());
        }
        // Where the service told no outcome the client judged by its own clock, and its sentence names what is lost.
        String before = outcome == null
                ? "nothing was ready yet. "
                : "the reservation of " + held + " ended before it was ready. ";
        return new Failure(ExitCode.LOST, before + end.sentence());
    }

    static Failure noAnswer(Duration waited) {
        return new Failure(
                ExitCode.UNREACHABLE,
                "Kafka is there, but no berth-server answered within " + waited.toSeconds()
                        + " s. Check that `berth-server run` runs on this Kafka; the request was cancelled, so it holds nothing when the service comes back.");
    }

    private Reservation reservationOf(ReserveOutcome outcome) {
        if (outcome instanceof ReserveOutcome.Reserved reserved) {
            return reserved.reservation();
        }
        progress.clear();
        if (outcome instanceof ReserveOutcome.Refused refused) {
            throw Refusals.of(refused.code(), refused.sentence(), ExitCode.REFUSED, meant.apply(refused.code()));
        }
        ReserveOutcome.Ended ended = (ReserveOutcome.Ended) outcome;
        throw new Failure(ExitCode.REFUSED, "no agent, " + ended.outcome() + ": " + ended.sentence());
    }

    /** Waits for a second at most, less if the command is told to stop. */
    private boolean isDone(CompletableFuture<?> awaited) {
        try {
            CompletableFuture.anyOf(awaited, stop.requested()).get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FOUND, "interrupted while waiting.", e);
        } catch (ExecutionException e) {
            throw new Failure(ExitCode.FOUND, "the client failed: " + e.getCause() + ".", e);
        }
        return awaited.isDone();
    }
}
