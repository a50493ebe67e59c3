package io.berth.master.cli.doctor;

import io.berth.master.UnavailableException;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Makes the checks one after the other, each within its time, and all of them within theirs. */
final class Examination {
    private final Duration each;
    private final Duration all;
    private final LongSupplier nanoTime;
    private final Listener listener;

    /**
     * @param each how long one check may take
     * @param all how long all of them may take
     * @param nanoTime monotonic
     */
    Examination(Duration each, Duration all, LongSupplier nanoTime, Listener listener) {
        this.each = each;
        this.all = all;
        this.nanoTime = nanoTime;
        this.listener = listener;
    }

    List<Examined> of(List<Check> checks) {
        long start = nanoTime.getAsLong();
        Set<String> failed = new HashSet<>();
        List<Examined> results = new ArrayList<>();
        for (Check check : checks) {
            listener.begins(check.name());
            long begin = nanoTime.getAsLong();
            Duration left = all.minusNanos(begin - start);
            Optional<String> missed =
                    check.needs().stream().filter(failed::contains).findFirst();
            Finding finding = missed.map(other -> Finding.skipped("not looked at, because of: " + other))
                    .orElseGet(() -> within(check, left.compareTo(each) < 0 ? left : each));
            if (finding.status() == Status.FAILED || finding.status() == Status.SKIPPED) {
                failed.add(check.name());
            }
            Examined result = new Examined(check.name(), finding, Duration.ofNanos(nanoTime.getAsLong() - begin));
            results.add(result);
            listener.examined(result);
        }
        return results;
    }

    private static Finding within(Check check, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            return Finding.skipped("not looked at: the time for all checks is over");
        }
        FutureTask<Finding> looking = new FutureTask<>(check::look);
        Thread thread = new Thread(looking, "berth-doctor-" + check.name());
        // One that hangs, in a look-up of a name for instance, keeps nobody from going on.
        thread.setDaemon(true);
        thread.start();
        try {
            return looking.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            looking.cancel(true);
            return Finding.failed(
                    Fault.UNREACHABLE,
                    List.of(),
                    List.of(new Problem(
                            "there was no answer within " + Lengths.text(limit) + ".",
                            "try again with a longer --timeout, and look at the network and the load between here and"
                                    + " Kafka.")));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException unavailable) {
                return Finding.of(unavailable);
            }
            throw new IllegalStateException("The check " + check.name() + " failed by itself", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody interrupts the doctor", e);
        }
    }
}
