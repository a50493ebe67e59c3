package io.berth.master;

import io.berth.master.session.Notice;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A reservation as its owner sees it. The transport thread moves what it holds; any thread may look at it. */
final class HeldReservation implements Reservation {
    private final Client client;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<ReservationEnd> ended = new CompletableFuture<>();
    private final CompletableFuture<ReservationEnd> released = new CompletableFuture<>();
    private final List<ReservationListener> listeners = new CopyOnWriteArrayList<>();

    /** The session answers them in their order. */
    private final Queue<CompletableFuture<CommandOutcome>> extensions = new ConcurrentLinkedQueue<>();

    /** What {@link #close} waits for: the callback thread itself may call it, so it must not wait for a callback. */
    private final CountDownLatch settled = new CountDownLatch(1);

    private volatile Notice.Reserved grant;
    private volatile List<HeldAgent> agents;
    private volatile boolean freed;
    private volatile boolean over;
    private volatile boolean givenUp;

    HeldReservation(Notice.Reserved grant, Client client) {
        this.client = client;
        granted(grant);
    }

    /** For the first time, or after the request was put back into the queue. */
    void granted(Notice.Reserved next) {
        grant = next;
        agents = next.agents().stream().map(HeldAgent::new).toList();
    }

    void renewed(AgentName agent, long untilNanos) {
        agents.stream().filter(held -> held.is(agent)).forEach(held -> held.renewed(untilNanos));
    }

    void becameReady() {
        client.callback(() -> ready.complete(true));
    }

    void requeued(String sentence) {
        agents = List.of();
        tell(listener -> listener.requeued(sentence));
    }

    /** One agent is over, or not to be relied on any more. */
    void released(AgentName agent, String sentence) {
        List<HeldAgent> before = agents;
        agents = before.stream().filter(held -> !held.is(agent)).toList();
        if (agents.isEmpty()) {
            // Of the last one the end of all tells.
            return;
        }
        before.stream()
                .filter(held -> held.is(agent))
                .forEach(held -> tell(listener -> listener.released(held.agent(), sentence)));
    }

    /** An agent is not to be relied on any more, though the service may still count it as held. */
    void lost(AgentName agent, ReservationEnd end) {
        released(agent, end.sentence());
        if (agents.isEmpty()) {
            lost(end);
        }
    }

    private void lost(ReservationEnd end) {
        over = true;
        client.callback(() -> {
            ready.complete(false);
            ended.complete(end);
        });
    }

    /** The service has had its last word. */
    void over(ReservationEnd end, CommandOutcome outcome) {
        lost(end);
        settled.countDown();
        client.callback(() -> released.complete(end));
        endExtensions(outcome);
    }

    /** The client cannot say any more what becomes of it. */
    void failed(ReservationEnd end, Throwable cause) {
        extensions.forEach(open -> client.callback(() -> open.completeExceptionally(cause)));
        over(end, new CommandOutcome.Refused(RefusalCode.WRONG_STATE, end.sentence()));
    }

    private void endExtensions(CommandOutcome outcome) {
        for (CompletableFuture<CommandOutcome> open = extensions.poll(); open != null; open = extensions.poll()) {
            complete(open, outcome);
        }
    }

    void warned(AgentName agent, ExpiryCause cause, Duration left) {
        ReservationWarning.Cause why =
                cause == ExpiryCause.IDLE ? ReservationWarning.Cause.IDLE : ReservationWarning.Cause.LIMIT;
        tell(listener -> listener.warned(new ReservationWarning(agent, why, left)));
    }

    void agentHeard(AgentName agent, boolean heard) {
        tell(listener -> {
            if (heard) {
                listener.agentHeard(agent);
            } else {
                listener.agentSilent(agent);
            }
        });
    }

    void extended(Duration length) {
        complete(extensions.poll(), new CommandOutcome.Extended(length));
    }

    void extensionRefused(RefusalCode code, String sentence) {
        complete(extensions.poll(), new CommandOutcome.Refused(code, sentence));
    }

    private void complete(CompletableFuture<CommandOutcome> open, CommandOutcome outcome) {
        // Nobody waits any more where the client was closed meanwhile.
        if (open != null) {
            client.callback(() -> open.complete(outcome));
        }
    }

    private void tell(Consumer<ReservationListener> what) {
        listeners.forEach(listener -> client.callback(() -> what.accept(listener)));
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
    public List<ReservedAgent> agents() {
        return freed || over ? List.of() : agents.stream().map(HeldAgent::agent).toList();
    }

    @Override
    public AgentName agent() {
        return grant.agents().get(0).agent();
    }

    @Override
    public TagSet tags() {
        return grant.agents().get(0).tags();
    }

    @Override
    public long epoch() {
        return grant.agents().get(0).epoch();
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
    public Duration limit() {
        return grant.limit();
    }

    @Override
    public boolean isValid() {
        List<HeldAgent> held = agents;
        long now = client.nowNanos();
        return !freed && !over && !held.isEmpty() && held.stream().allMatch(agent -> agent.nanosLeft(now) > 0);
    }

    @Override
    public Duration untilInvalid() {
        long now = client.nowNanos();
        return Duration.ofNanos(
                agents.stream().mapToLong(agent -> agent.nanosLeft(now)).min().orElse(-1));
    }

    @Override
    public CompletableFuture<Boolean> ready() {
        return ready.copy();
    }

    @Override
    public CompletableFuture<CommandOutcome> extend(Duration length) {
        return extend(length, null);
    }

    @Override
    public CompletableFuture<CommandOutcome> keepForDebugging(Duration length, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why the agents are kept for debugging: the reason is empty.");
        }
        return extend(length, reason);
    }

    private CompletableFuture<CommandOutcome> extend(Duration length, String debugging) {
        Duration whole = Duration.ofMillis(length.toMillis());
        if (whole.isNegative() || whole.isZero()) {
            throw new IllegalArgumentException("A reservation cannot be extended by " + Lengths.text(length) + ".");
        }
        CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
        // Two callers must not be answered with each other's answers.
        synchronized (extensions) {
            extensions.add(outcome);
            client.submit(session -> session.extend(grant.key(), whole, debugging));
        }
        // Where all was over before, nothing else would answer.
        if (settled.getCount() == 0) {
            endExtensions(new CommandOutcome.Refused(
                    RefusalCode.WRONG_STATE, "The reservation is over, so it cannot last longer."));
        }
        return outcome.copy();
    }

    @Override
    public void listen(ReservationListener listener) {
        listeners.add(listener);
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
