package io.berth.agent.cli;

import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns SIGTERM and SIGINT into an orderly end with an exit code of our own: left to itself, the JVM would say 143 also
 * where everything went as asked.
 */
final class StopSignal {
    /** What killing a hook or a child and sending the last report may take beyond the stop timeout. */
    private static final Duration MARGIN = Duration.ofSeconds(25);

    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private StopSignal() {}

    /**
     * @param stop asks the run to end; must not wait for it
     * @param stopTimeout how long it may take before it is cut short
     */
    static StopSignal install(Runnable stop, Duration stopTimeout) {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.run();
                            Runtime.getRuntime().halt(signal.await(stopTimeout.plus(MARGIN)));
                        },
                        "berth-stop"));
        return signal;
    }

    /** The run is over. */
    void ended(int code) {
        ended.complete(code);
    }

    private int await(Duration limit) {
        try {
            return ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.err.println(
                    "The run did not end within " + Lengths.text(limit) + " of being asked to, so it is cut off.");
            return ExitCode.FAILURE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILURE;
        }
    }
}
