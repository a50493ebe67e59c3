package io.berth.master;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Outgoing;
import io.berth.master.session.SessionTiming;
import io.berth.master.session.Step;
import io.berth.master.transport.ClientRuntime;
import io.berth.master.transport.ClientThreads;
import io.berth.master.transport.DaemonThreads;
import io.berth.master.transport.RequestIds;
import io.berth.master.transport.Transport;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A transport whose time and answers come from the test, in the test's thread. */
final class ManualTransport implements Transport, ClientRuntime {
    static final MasterName MASTER = new MasterName("ci-1");
    static final PoolName POOL = BerthConfig.DEFAULT_POOL;

    private final MasterSession session = new MasterSession(MASTER, SessionTiming.DEFAULT, 0);
    private final List<Command> sent = new ArrayList<>();
    private final ManualAgents agents = new ManualAgents();
    private final ClientThreads threads = new DaemonThreads();
    private Transport.Listener listener;
    private Function answers = command -> List.of();
    private long now;
    private boolean closed;

    /** What the service answers to a command. */
    interface Function {
        List<Answer> to(Command command);
    }

    Client connect(Duration closeTimeout) {
        return connect(BerthConfig.of("unused:9092", MASTER.value()).withTimeouts(Duration.ofSeconds(1), closeTimeout));
    }

    Client connect(BerthConfig config) {
        return new Client(config, this);
    }

    @Override
    public long nanoTime() {
        return now();
    }

    @Override
    public RequestId newRequestId() {
        return RequestIds.random();
    }

    @Override
    public Transport open(Transport.Listener opened) {
        listener = opened;
        return this;
    }

    @Override
    public ManualAgents agents() {
        return agents;
    }

    @Override
    public ClientThreads threads() {
        return threads;
    }

    ManualTransport answering(Function function) {
        answers = function;
        return this;
    }

    synchronized long now() {
        return now;
    }

    synchronized void pass(Duration time) {
        now += time.toNanos();
        turn();
    }

    synchronized void hear(Answer answer) {
        session.onReply(POOL, answer, now);
        turn();
    }

    synchronized List<Command> sent() {
        return List.copyOf(sent);
    }

    synchronized void fail(Throwable cause) {
        listener.failed(cause);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void submit(Consumer<MasterSession> wish) {
        wish.accept(session);
        turn();
    }

    @Override
    public void close(Duration atMost) {
        closed = true;
    }

    private void turn() {
        Step step = session.poll(now);
        step.notices().forEach(listener);
        for (Outgoing command : step.commands()) {
            sent.add(command.command());
            answers.to(command.command()).forEach(this::hear);
        }
    }
}
