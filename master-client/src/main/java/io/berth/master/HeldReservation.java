package io.berth.master;

import io.berth.master.session.Notice;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A reservation as its owner sees it. The transport thread moves its validity; any thread may look at it. */
final class HeldReservation implements Reservation {
    private final Notice.Reserved grant;
    private final Client client;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<ReservationEnd> ended = new CompletableFuture<>();
    private final CompletableFuture<ReservationEnd> released = new CompletableFuture<>();

    /** What {@link #close} waits for: the callback thread itself may call it, so it must not wait for a callback. */
    private final CountDownLatch settled = new CountDownLatch(1);

    private volatile long validUntilNanos;
    private volatile boolean freed;
    private volatile boolean over;
    private volatile boolean givenUp;

    HeldReservation(Notice.Reserved grant, Client client) {
        this.grant = grant;
        this.client = client;
        this.validUntilNanos = grant.validUntilNanos();
    }

    void renewed(long untilNanos) {
        validUntilNanos = untilNanos;
    }

    void becameReady() {
        client.callback(() -> ready.complete(true));
    }

    /** Not to be relied on any more, though the service may still count it as held. */
    void lost(ReservationEnd end) {
        over = true;
        client.callback(() -> {
            ready.complete(false);
            ended.complete(end);
        });
    }

    /** The service has had its last word. */
    void over(ReservationEnd end) {
        lost(end);
        settled.countDown();
        client.callback(() -> released.complete(end));
    }

    /** @return whether a close has waited for its answer in vain; nobody waits for it again */
    boolean isGivenUp() {
        return givenUp;
    }

    boolean isFreed() {
        return freed;
    }

    @Override
    public PoolName pool() {
        return grant.key().pool();
    }

    @Override
    public AgentName agent() {
        return grant.agent();
    }

    @Override
    public TagSet tags() {
        return grant.tags();
    }

    @Override
    public long epoch() {
        return grant.epoch();
    }

    @Override
    public RequestId requestId() {
        return grant.key().request();
    }

    @Override
    public Duration renewalTimeout() {
        return grant.renewalTimeout();
    }

    @Override
    public Duration idleTimeout() {
        return grant.idleTimeout();
    }

    @Override
    public boolean isValid() {
        return !freed && !over && client.nowNanos() - validUntilNanos < 0;
    }

    @Override
    public Duration untilInvalid() {
        return Duration.ofNanos(validUntilNanos - client.nowNanos());
    }

    @Override
    public CompletableFuture<Boolean> ready() {
        return ready.copy();
    }

    @Override
    public void busy(boolean running) {
        client.submit(session -> session.busy(grant.key(), running));
    }

    @Override
    public CompletableFuture<ReservationEnd> ended() {
        return ended.copy();
    }

    @Override
    public CompletableFuture<ReservationEnd> free() {
        freed = true;
        client.submit(session -> session.free(grant.key()));
        return released.copy();
    }

    @Override
    public void close() {
        free();
        givenUp = !client.awaitClose(List.of(settled));
    }
}
