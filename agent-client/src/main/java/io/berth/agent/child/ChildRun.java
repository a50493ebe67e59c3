package io.berth.agent.child;

import io.berth.agent.process.LineBudget;
import io.berth.agent.process.OutputReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One start of the child: reads what it prints, and waits for its end. */
final class ChildRun {
    /** How long the rest of its output is read after it has ended: what it left behind may hold the pipe. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Often enough that a process is seen before its parent leaves it; seldom enough to cost nothing. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Process process;
    private final Optional<Pattern> readyLine;
    private final long epoch;
    private final ChildListener listener;
    private boolean ready;
    private boolean over;

    ChildRun(Process process, Optional<Pattern> readyLine, long epoch, ChildListener listener) {
        this.process = process;
        this.readyLine = readyLine;
        this.epoch = epoch;
        this.listener = listener;
    }

    /**
     * @param look called now and then while it runs
     * @return how it ended, for a person
     */
    String follow(Runnable look) throws IOException, InterruptedException {
        process.getOutputStream().close();
        Thread output = new Thread(this::read, "berth-child-output");
        output.setDaemon(true);
        output.start();
        while (!process.waitFor(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS)) {
            look.run();
        }
        output.join(LAST_WORDS.toMillis());
        if (output.isAlive()) {
            process.getInputStream().close();
        }
        finish();
        return "exit code " + process.exitValue();
    }

    private void read() {
        LineBudget budget = new LineBudget(line -> listener.printed(epoch, line));
        new OutputReader(line -> {
                    budget.accept(line);
                    sayIfReady(line);
                })
                .read(process.getInputStream());
        budget.end();
    }

    private synchronized void sayIfReady(String line) {
        if (!ready
                && !over
                && readyLine.filter(pattern -> pattern.matcher(line).find()).isPresent()) {
            ready = true;
            listener.ready(epoch);
        }
    }

    /** What is read from now on says nothing of the next start, which may be there already. */
    private synchronized void finish() {
        over = true;
    }
}
