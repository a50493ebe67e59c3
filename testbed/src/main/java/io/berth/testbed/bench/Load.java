package io.berth.testbed.bench;

import io.berth.master.Berth;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a steady rate, whether or not earlier ones are answered: the latency of each counts from the moment at
 * which it was due, so a stall of anybody is seen in full (no coordinated omission). Each agent is freed at once.
 */
public final class Load {
    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

    private final Berth berth;
    private final List<String> pools;
    private final String expression;
    private final double perSecond;

    /** @param pools asked in turn */
    public Load(Berth berth, List<String> pools, String expression, double perSecond) {
        this.berth = berth;
        this.pools = List.copyOf(pools);
        this.expression = expression;
        this.perSecond = perSecond;
    }

    /**
     * @param time for how long requests are sent
     * @param patience how much longer answers may take
     */
    public Latencies run(Duration time, Duration patience) {
        Histogram micros = new ConcurrentHistogram(HIGHEST_MICROS, 3);
        AtomicInteger refused = new AtomicInteger();
        int count = (int) Math.round(perSecond * time.toMillis() / 1000);
        double interval = 1e9 / perSecond;
        List<CompletableFuture<ReservationEnd>> ends = new ArrayList<>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * interval);
            awaitDue(due);
            ends.add(berth.reserve(request(i))
                    .thenCompose(outcome -> finish(outcome, System.nanoTime() - due, micros, refused)));
        }
        int lost = unanswered(ends, patience);
        return new Latencies(perSecond, time.toSeconds(), count, refused.get(), lost, micros);
    }

    private ReservationRequest request(int number) {
        return ReservationRequest.tags(expression)
                .pool(pools.get(number % pools.size()))
                .build();
    }

    private static CompletableFuture<ReservationEnd> finish(
            ReserveOutcome outcome, long tookNanos, Histogram micros, AtomicInteger refused) {
        if (outcome instanceof ReserveOutcome.Reserved reserved) {
            micros.recordValue(Math.min(tookNanos / 1000, HIGHEST_MICROS));
            return reserved.reservation().free();
        }
        refused.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    private static void awaitDue(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    private static int unanswered(List<CompletableFuture<ReservationEnd>> ends, Duration patience) {
        CompletableFuture<Void> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return 0;
        } catch (TimeoutException late) {
            return (int) ends.stream().filter(end -> !end.isDone()).count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for answers", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request failed instead of being answered", e.getCause());
        }
    }
}
