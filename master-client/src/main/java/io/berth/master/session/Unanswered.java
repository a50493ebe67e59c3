package io.berth.master.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When the commands of one kind were sent that were not answered yet, oldest first.
 *
 * <p>An answer does not say which attempt it answers, so it is taken for the oldest one: what is counted from a send
 * time then ends too early rather than too late. An attempt that was lost would shift all later answers by one for
 * ever, so attempts are dropped when they reach a given age.
 */
final class Unanswered {
    /** Bounds memory; dropping the oldest is what their age does to them anyway. */
    private static final int MOST = 1000;

    private final Deque<Attempt> attempts = new ArrayDeque<>();

    /**
     * @param sentNanos when it was sent
     * @param busy what a renewal said of the job
     */
    record Attempt(long sentNanos, boolean busy) {}

    void sent(long nowNanos, boolean busy) {
        if (attempts.size() == MOST) {
            attempts.removeFirst();
        }
        attempts.addLast(new Attempt(nowNanos, busy));
    }

    /** @return the attempt that an answer is taken for, or empty where the answer is one too many */
    Optional<Attempt> answered() {
        return Optional.ofNullable(attempts.pollFirst());
    }

    void forgetOlderThan(long ageNanos, long nowNanos) {
        while (!attempts.isEmpty() && nowNanos - attempts.peekFirst().sentNanos() > ageNanos) {
            attempts.removeFirst();
        }
    }
}
