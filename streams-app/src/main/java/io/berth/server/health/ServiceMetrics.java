package io.berth.server.health;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the topologies count. Counts start at zero with the process and only grow; a transaction that is aborted and
 * decided again counts twice. Thread-safe.
 *
 * <p>A code is a word of the protocol, never a value from a message: each makes one time series for ever.
 */
public final class ServiceMetrics {
    private final LongAdder decided = new LongAdder();
    private final LongAdder timersFired = new LongAdder();
    private final ConcurrentMap<String, LongAdder> happened = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> ended = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> deadLettered = new ConcurrentHashMap<>();

    /** A command was decided, whatever came of it. */
    public void decided() {
        decided.increment();
    }

    /** A command had this effect; the code is the name of the event. */
    public void happened(String code) {
        count(happened, code);
    }

    /** A request is over; the code is its outcome. */
    public void ended(String code) {
        count(ended, code);
    }

    /** A command was answered with a refusal. */
    public void refused(String code) {
        count(refused, code);
    }

    /** A record could not be read and went to the dead letters. */
    public void deadLettered(String code) {
        count(deadLettered, code);
    }

    /** A timer was due and wrote its record to the end of its log. */
    public void timerFired() {
        timersFired.increment();
    }

    /** @return the counts of this moment; each is right, taken together they may be a few records apart */
    public Counts counts() {
        return new Counts(
                decided.sum(), timersFired.sum(), sums(happened), sums(ended), sums(refused), sums(deadLettered));
    }

    private static void count(ConcurrentMap<String, LongAdder> counters, String code) {
        counters.computeIfAbsent(code, ignored -> new LongAdder()).increment();
    }

    private static Map<String, Long> sums(ConcurrentMap<String, LongAdder> counters) {
        Map<String, Long> sums = new TreeMap<>();
        counters.forEach((code, adder) -> sums.put(code, adder.sum()));
        return sums;
    }

    /**
     * @param happened events by their names, in the order of the names
     * @param ended requests that are over by outcome, in the order of the outcomes
     * @param refused refusals by code, in the order of the codes
     * @param deadLettered dead letters by code, in the order of the codes
     */
    public record Counts(
            long decided,
            long timersFired,
            Map<String, Long> happened,
            Map<String, Long> ended,
            Map<String, Long> refused,
            Map<String, Long> deadLettered) {}
}
