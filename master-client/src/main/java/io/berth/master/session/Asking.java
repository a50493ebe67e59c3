package io.berth.master.session;

import io.berth.reservation.name.RequestId;
import java.time.Duration;

/** When a request asks how things stand: seldom while nothing is missing, and often enough to count as alive. */
final class Asking {
    /** Whoever waits gives a sign of life so many times in the time after which it would count as gone. */
    private static final int SIGNS_PER_SILENCE = 4;

    private final RequestId request;
    private final Pace pace;
    private final SessionTiming timing;
    private Refresh refresh;
    private boolean wasAsked;
    private long firstNanos;
    private long lastNanos;

    Asking(RequestId request, Pace pace, SessionTiming timing) {
        this.request = request;
        this.pace = pace;
        this.timing = timing;
        startAnew();
    }

    /** An agent that gets ready is worth asking for more often than a place in the queue. */
    void startAnew() {
        refresh = new Refresh(request, timing);
    }

    boolean wasAsked() {
        return wasAsked;
    }

    /** @return when it was asked for the first time: nothing was granted before, if the request is fresh */
    long firstNanos() {
        return firstNanos;
    }

    void sent(long nowNanos) {
        refresh.asked();
        if (!wasAsked) {
            wasAsked = true;
            firstNanos = nowNanos;
        }
        lastNanos = nowNanos;
    }

    void answered(long nowNanos) {
        pace.quietUntil(nowNanos + refresh.answered());
    }

    /** @param silence after so long without a question the service gives the request up */
    void waits(Duration silence, long nowNanos) {
        long most = silence.toNanos() / SIGNS_PER_SILENCE;
        pace.atMost(most);
        // The service hears questions, not answers: what it says unasked makes no question later.
        long quiet = Math.min(refresh.answered(), lastNanos + most - nowNanos);
        pace.quietUntil(nowNanos + quiet);
    }
}
