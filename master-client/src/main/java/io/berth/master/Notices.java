package io.berth.master;

import io.berth.master.session.Notice;
import io.berth.master.session.Outgoing;
import io.berth.master.session.RequestKey;
import io.berth.master.transport.Transport;
import java.util.Map;
import java.util.function.Consumer;

/** Passes what the session tells on to the call or the command that it is about. Runs on the transport's thread. */
final class Notices implements Transport.Listener, Notice.Cases<Void> {
    private final Map<RequestKey, Call> calls;
    private final Map<Outgoing, SentCommand> sent;
    private volatile Throwable failure;

    Notices(Map<RequestKey, Call> calls, Map<Outgoing, SentCommand> sent) {
        this.calls = calls;
        this.sent = sent;
    }

    @Override
    public void accept(Notice notice) {
        notice.accept(this);
    }

    @Override
    public void failed(Throwable cause) {
        failure = cause;
        calls.values().forEach(call -> call.failed(cause));
        sent.values().forEach(command -> command.failed(cause));
    }

    /** @return the bug that ended the transport, or null */
    Throwable failure() {
        return failure;
    }

    @Override
    public Void waiting(Notice.Waiting notice) {
        return with(calls.get(notice.key()), call -> call.waiting(notice));
    }

    @Override
    public Void offered(Notice.Offered notice) {
        return with(calls.get(notice.key()), call -> call.offered(notice));
    }

    @Override
    public Void reserved(Notice.Reserved notice) {
        return with(calls.get(notice.key()), call -> call.reserved(notice));
    }

    @Override
    public Void ready(Notice.Ready notice) {
        return held(notice.key(), HeldReservation::becameReady);
    }

    @Override
    public Void renewed(Notice.Renewed notice) {
        return held(notice.key(), held -> held.renewed(notice.agent(), notice.validUntilNanos()));
    }

    @Override
    public Void lost(Notice.Lost notice) {
        return with(calls.get(notice.key()), call -> call.lost(notice.agent(), notice.sentence()));
    }

    @Override
    public Void requeued(Notice.Requeued notice) {
        return held(notice.key(), held -> held.requeued(notice.sentence()));
    }

    @Override
    public Void released(Notice.Released notice) {
        return held(notice.key(), held -> held.released(notice.agent(), notice.sentence()));
    }

    @Override
    public Void warned(Notice.Warned notice) {
        return held(notice.key(), held -> held.warned(notice.agent(), notice.cause(), notice.left()));
    }

    @Override
    public Void agentSilent(Notice.AgentSilent notice) {
        return held(notice.key(), held -> held.agentHeard(notice.agent(), false));
    }

    @Override
    public Void agentHeard(Notice.AgentHeard notice) {
        return held(notice.key(), held -> held.agentHeard(notice.agent(), true));
    }

    @Override
    public Void extended(Notice.Extended notice) {
        return held(notice.key(), held -> held.extended(notice.length()));
    }

    @Override
    public Void extensionRefused(Notice.ExtensionRefused notice) {
        return held(notice.key(), held -> held.extensionRefused(notice.code(), notice.sentence()));
    }

    @Override
    public Void refused(Notice.Refused notice) {
        return with(calls.remove(notice.key()), call -> call.refused(notice.code(), notice.sentence()));
    }

    @Override
    public Void ended(Notice.Ended notice) {
        return with(calls.remove(notice.key()), call -> call.ended(notice.outcome(), notice.code(), notice.sentence()));
    }

    @Override
    public Void answered(Notice.Answered notice) {
        return with(sent.remove(notice.command()), command -> command.answered(notice.answer()));
    }

    private Void held(RequestKey key, Consumer<HeldReservation> tell) {
        return with(calls.get(key), call -> tell.accept(call.held()));
    }

    /** Nobody waits for what was given back on the session's own account. */
    private static <T> Void with(T target, Consumer<T> tell) {
        if (target != null) {
            tell.accept(target);
        }
        return null;
    }
}
