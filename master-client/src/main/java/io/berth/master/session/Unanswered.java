package io.berth.master.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When the renewals were sent that were not answered yet, by their attempts.
 *
 * <p>An answer that names none of them is the answer to somebody else, or comes a second time.
 */
final class Unanswered {
    /** Bounds memory. The answer to one that is older than so many others would not make anything valid for longer. */
    private static final int MOST = 1000;

    private final Map<Long, Attempt> attempts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Attempt> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param sentNanos when it was sent
     * @param saidBusy whether it kept the idle timeout off
     * @param job whether a job ran
     */
    record Attempt(long sentNanos, boolean saidBusy, boolean job) {}

    void sent(long attempt, long nowNanos, boolean saidBusy, boolean job) {
        attempts.put(attempt, new Attempt(nowNanos, saidBusy, job));
    }

    /** @return the attempt that is answered, or empty where it is none of these */
    Optional<Attempt> answered(long attempt) {
        return Optional.ofNullable(attempts.remove(attempt));
    }
}
