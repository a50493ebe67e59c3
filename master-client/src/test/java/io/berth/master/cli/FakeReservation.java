package io.berth.master.cli;

import io.berth.master.CommandOutcome;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationListener;
import io.berth.master.ReservedAgent;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A reservation that the test ends. */
final class FakeReservation implements Reservation {
    final CompletableFuture<Boolean> ready = CompletableFuture.completedFuture(true);
    final CompletableFuture<ReservationEnd> ended = new CompletableFuture<>();
    final List<Boolean> busy = new ArrayList<>();
    final List<ReservationListener> listeners = new ArrayList<>();
    List<ReservedAgent> agents = List.of(new ReservedAgent(agent(), tags(), epoch(), 0));
    Duration renewalTimeout = Duration.ofMinutes(10);
    Duration untilInvalid = Duration.ofMinutes(9);
    boolean invalid;
    boolean neverReady;
    boolean freed;

    void lose() {
        ended.complete(new ReservationEnd(true, Optional.of(Outcome.IDLE_EXPIRED), "Nobody worked."));
    }

    /** Holds a Windows too. */
    FakeReservation together() {
        agents = List.of(
                new ReservedAgent(agent(), tags(), epoch(), 0),
                new ReservedAgent(new AgentName("win-1"), TagSet.of("windows"), epoch(), 1));
        return this;
    }

    /** The second agent is over. */
    void release() {
        ReservedAgent second = agents.get(1);
        agents = agents.subList(0, 1);
        listeners.forEach(listener -> listener.released(second, "The agent was revoked."));
    }

    @Override
    public PoolName pool() {
        return new PoolName("default");
    }

    @Override
    public List<ReservedAgent> agents() {
        return agents;
    }

    @Override
    public AgentName agent() {
        return new AgentName("mac-07");
    }

    @Override
    public TagSet tags() {
        return TagSet.of("macos", "xcode=15.2");
    }

    @Override
    public long epoch() {
        return 1842;
    }

    @Override
    public RequestId requestId() {
        return new RequestId("r-1");
    }

    @Override
    public Duration renewalTimeout() {
        return renewalTimeout;
    }

    @Override
    public Duration idleTimeout() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration limit() {
        return Duration.ofHours(8);
    }

    @Override
    public CompletableFuture<CommandOutcome> extend(Duration length) {
        return CompletableFuture.completedFuture(new CommandOutcome.Extended(length));
    }

    @Override
    public CompletableFuture<CommandOutcome> keepForDebugging(Duration length, String reason) {
        return extend(length);
    }

    @Override
    public void listen(ReservationListener listener) {
        listeners.add(listener);
    }

    @Override
    public boolean isValid() {
        return !invalid && !ended.isDone();
    }

    @Override
    public Duration untilInvalid() {
        return untilInvalid;
    }

    @Override
    public CompletableFuture<Boolean> ready() {
        return neverReady
                ? new CompletableFuture<>()
                : ended.isDone() ? CompletableFuture.completedFuture(false) : ready;
    }

    @Override
    public void busy(boolean running) {
        busy.add(running);
    }

    @Override
    public CompletableFuture<ReservationEnd> ended() {
        return ended;
    }

    @Override
    public CompletableFuture<ReservationEnd> free() {
        freed = true;
        ended.complete(new ReservationEnd(false, Optional.of(Outcome.FREED), "The agent was given back."));
        return ended;
    }

    @Override
    public void close() {
        free();
    }
}
