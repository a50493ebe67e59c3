package io.berth.master;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Outgoing;
import io.berth.master.session.RequestKey;
import io.berth.master.transport.ClientRuntime;
import io.berth.master.transport.Transport;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.ExtendReservation;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the values and futures of the public API with a session that is driven by a transport. Whoever uses the library
 * comes here by {@link Berth#connect}, or by the test kit.
 */
public final class Client implements Berth {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    private final BerthConfig config;
    private final ClientRuntime runtime;
    private final Notices notices;
    private final Transport transport;
    private final Availability availability;
    private final Map<RequestKey, Call> calls = new ConcurrentHashMap<>();
    private final Map<Outgoing, SentCommand> sent = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<List<PoolAgent>>> reads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @throws UnavailableException if there is no way to the pools */
    public Client(BerthConfig config, ClientRuntime runtime) {
        this.config = config;
        this.runtime = runtime;
        this.notices = new Notices(calls, sent);
        this.transport = runtime.open(notices);
        this.availability = new Availability(runtime.agents(), this::callback);
        if (config.alone()) {
            submit(session -> session.speakAlone(config.pool(), config.kept()));
        }
    }

    @Override
    public CompletableFuture<ReserveOutcome> reserve(ReservationRequest request) {
        checkOpen();
        PoolName pool = request.pool().orElse(config.pool());
        RequestId id = request.requestId().orElseGet(runtime::newRequestId);
        RequestKey key = new RequestKey(pool, id);
        Call call = new Call(key, request, this);
        if (calls.putIfAbsent(key, call) != null) {
            throw new IllegalArgumentException("Request " + id + " is open in this client already.");
        }
        boolean fresh = request.requestId().isEmpty();
        submit(session -> session.request(pool, request.command(id, config.master()), fresh));
        call.outcome().whenComplete((outcome, problem) -> {
            // Cancelled or timed out by the caller; where this client itself failed, nothing is sent any more.
            if (problem != null) {
                submit(session -> session.cancel(key));
            }
        });
        return call.outcome();
    }

    @Override
    public CompletableFuture<CommandOutcome> cancel(PoolName pool, RequestId request) {
        checkOpen();
        RequestKey key = new RequestKey(pool, request);
        Call call = calls.get(key);
        if (call == null) {
            return send(pool, new CancelRequest(request, config.master()));
        }
        submit(session -> session.cancel(key));
        return call.over().copy();
    }

    @Override
    public CompletableFuture<CommandOutcome> free(PoolName pool, AgentName agent, long epoch) {
        return send(pool, new FreeReservation(agent, epoch, config.master()));
    }

    @Override
    public CompletableFuture<CommandOutcome> renew(PoolName pool, AgentName agent, long epoch, boolean busy) {
        return send(pool, new RenewReservation(agent, epoch, config.master(), busy));
    }

    @Override
    public CompletableFuture<CommandOutcome> extend(
            PoolName pool, AgentName agent, long epoch, int extension, Duration length, Optional<String> debugging) {
        return send(
                pool, new ExtendReservation(agent, epoch, config.master(), extension, length, debugging.orElse(null)));
    }

    @Override
    public CompletableFuture<CommandOutcome> changePriority(PoolName pool, RequestId request, int priority) {
        if (priority < Wish.LOWEST_PRIORITY || priority > Wish.HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("The priority is " + priority + "; expected " + Wish.LOWEST_PRIORITY
                    + " to " + Wish.HIGHEST_PRIORITY + ".");
        }
        return send(pool, new ChangePriority(request, config.master(), priority));
    }

    @Override
    public Operator operator(PoolName pool) {
        return new PoolOperator(config.master(), command -> send(pool, command));
    }

    @Override
    public CompletableFuture<List<PoolAgent>> agents(PoolName pool) {
        checkOpen();
        CompletableFuture<List<PoolAgent>> agents = new CompletableFuture<>();
        reads.add(agents);
        runtime.agents()
                .read(pool)
                .whenComplete((read, problem) -> callback(() -> {
                    reads.remove(agents);
                    if (problem == null) {
                        agents.complete(read);
                    } else {
                        agents.completeExceptionally(problem);
                    }
                }));
        return agents;
    }

    @Override
    public Subscription onAvailable(PoolName pool, String tags, Consumer<PoolAgent> callback) {
        checkOpen();
        return availability.watch(pool, TagExpressionParser.parse(tags).orThrow(), Objects.requireNonNull(callback));
    }

    private CompletableFuture<CommandOutcome> send(PoolName pool, Command command) {
        checkOpen();
        Outgoing outgoing = new Outgoing(pool, command);
        SentCommand entry = sent.computeIfAbsent(outgoing, unknown -> new SentCommand(this));
        submit(session -> session.send(outgoing));
        return entry.outcome().copy();
    }

    void submit(Consumer<MasterSession> wish) {
        transport.submit(wish);
    }

    long nowNanos() {
        return runtime.nanoTime();
    }

    /** Foreign code runs here, so that whatever it does delays no renewal. */
    void callback(Runnable task) {
        runtime.threads().callback(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A callback of the code that uses Berth failed; other callbacks go on.", e);
            }
        });
    }

    /** Foreign code that may take as long as it likes. */
    void ask(Question question) {
        runtime.threads().ask("berth-chooser-" + question.key().request(), question);
    }

    /**
     * Waits for all of them, but no longer than a close may take. Being interrupted ends the wait and is passed on.
     *
     * @return whether all of them came
     */
    boolean awaitClose(List<CountDownLatch> settled) {
        try {
            boolean all = runtime.threads().await(settled, config.closeTimeout());
            if (!all) {
                LOG.warn(
                        "No answer within {} while closing. What is held ends by its timeouts.",
                        Lengths.text(config.closeTimeout()));
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This client is closed.");
        }
        if (notices.failure() != null) {
            throw new IllegalStateException("This client failed; connect anew.", notices.failure());
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        availability.close();
        List<CountDownLatch> settled = new ArrayList<>();
        calls.forEach((key, call) -> {
            if (call.withdraw()) {
                submit(session -> session.cancel(key));
                settled.add(call.settled());
            }
        });
        sent.values().forEach(command -> settled.add(command.settled()));
        awaitClose(settled);
        transport.close(Duration.ofSeconds(1));
        String sentence = "The client was closed before the service answered.";
        calls.values().forEach(call -> call.abandoned(sentence));
        sent.values().forEach(command -> command.failed(new IllegalStateException(sentence)));
        reads.forEach(read -> callback(
                () -> read.completeExceptionally(new IllegalStateException("The client was closed during the read."))));
        runtime.threads().close();
    }
}
