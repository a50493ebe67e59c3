package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The wishes that all a request holds last longer: one after the other, each told once when every agent was answered for. */
final class Extensions {
    private final Teller teller;
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private Wish current;
    private Answer.Refused refusal;

    private record Wish(Duration length, String debugging) {}

    Extensions(Teller teller) {
        this.teller = teller;
    }

    void ask(Duration length, String debugging) {
        waiting.add(new Wish(length, debugging));
    }

    void refused(Answer.Refused answer) {
        refusal = answer;
    }

    /** Tells what is answered, and begins with what waits. */
    void settle(Grant grant, long nowNanos) {
        if (current != null && grant.held().stream().noneMatch(Holding::isBeingExtended)) {
            if (refusal == null) {
                teller.extended(current.length());
            } else {
                teller.extensionRefused(refusal);
            }
            current = null;
            refusal = null;
        }
        if (current == null && !waiting.isEmpty()) {
            current = waiting.removeFirst();
            for (Holding holding : grant.held()) {
                if (!holding.isLost()) {
                    holding.extend(current.length(), current.debugging(), nowNanos);
                }
            }
        }
    }

    /** What was to last longer is not held any more. */
    void drop() {
        int open = waiting.size() + (current == null ? 0 : 1);
        waiting.clear();
        current = null;
        refusal = null;
        for (int i = 0; i < open; i++) {
            teller.nothingToExtend();
        }
    }
}
