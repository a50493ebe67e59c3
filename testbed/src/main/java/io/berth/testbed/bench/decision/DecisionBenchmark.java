package io.berth.testbed.bench.decision;

import io.berth.reservation.pool.Decision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One decision of the pool, each measured by itself. Run by {@link DecisionRun}, in JVMs of their own. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {

    @Benchmark
    public Decision request(Turn.Request turn) {
        return turn.decide();
    }

    @Benchmark
    public Decision free(Turn.Free turn) {
        return turn.decide();
    }

    @Benchmark
    public Decision renew(Turn.Renew turn) {
        return turn.decide();
    }

    @Benchmark
    public Decision cancel(Turn.Cancel turn) {
        return turn.decide();
    }

    @Benchmark
    public Decision askAgain(Turn.AskAgain turn) {
        return turn.decide();
    }
}
