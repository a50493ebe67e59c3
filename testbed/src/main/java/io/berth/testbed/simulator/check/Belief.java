package io.berth.testbed.simulator.check;

import io.berth.master.session.Notice;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.timing.TimingContract;
import io.berth.testbed.simulator.world.Clock;
import java.time.Duration;

/** That a master holds an agent, as the master sees it, until when by its own clock. */
public final class Belief {
    private final String holder;
    private final Clock clock;
    private final Notice.Reserved grant;
    private final Notice.Granted granted;
    private final long validityNanos;
    private long validUntilNanos;
    private long sleptUntilNanos;

    /**
     * @param granted one of what was granted
     * @param sleptUntilNanos when the holder's clock last stood still, on that clock
     */
    public Belief(String holder, Clock clock, Notice.Reserved grant, Notice.Granted granted, long sleptUntilNanos) {
        this.holder = holder;
        this.clock = clock;
        this.grant = grant;
        // Which of the two it ends by is not told: the longer one reaches back to before either began.
        this.validityNanos = Math.max(
                TimingContract.validity(grant.renewalTimeout()).toNanos(),
                TimingContract.validity(grant.idleTimeout()).toNanos());
        this.granted = granted;
        this.validUntilNanos = granted.validUntilNanos();
        this.sleptUntilNanos = sleptUntilNanos;
    }

    public void extended(long untilNanos, long sleptUntil) {
        validUntilNanos = untilNanos;
        sleptUntilNanos = sleptUntil;
    }

    /** @return whether it can see that end coming on its own clock */
    static boolean foresees(Outcome end) {
        return switch (end) {
            case RENEWAL_EXPIRED, IDLE_EXPIRED, LIMIT_EXPIRED -> true;
            default -> false;
        };
    }

    /** The holder's clock stood still until now. */
    public void slept(long untilNanos) {
        sleptUntilNanos = untilNanos;
    }

    /**
     * Whether the holder relies on it now, and may: a clock that stood still since the renewal that counts was sent has not seen the
     * time that passed, and only the agent's fence helps then.
     */
    boolean isSound() {
        return isSound(Duration.ZERO);
    }

    /** @param debugging for how long it may be held without a renewal, zero where renewals count */
    boolean isSound(Duration debugging) {
        boolean valid = clock.nanos() - validUntilNanos < 0;
        long countsSince = validUntilNanos - Math.max(validityNanos, debugging.toNanos());
        boolean clockSawIt = countsSince >= sleptUntilNanos;
        return valid && clockSawIt && !clock.isStopped();
    }

    boolean is(AgentName agent, long epoch) {
        return granted.agent().equals(agent) && granted.epoch() == epoch;
    }

    public AgentName agent() {
        return granted.agent();
    }

    public long epoch() {
        return granted.epoch();
    }

    RequestId request() {
        return grant.key().request();
    }

    @Override
    public String toString() {
        return holder + " (request " + request() + ", epoch " + granted.epoch() + ", valid for "
                + (validUntilNanos - clock.nanos()) / 1_000_000 + " ms more)";
    }
}
