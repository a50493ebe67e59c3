package io.berth.master.transport;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Notice;
import java.time.Duration;
import java.util.function.Consumer;

/** Drives a session: sends what it wants sent, tells it the answers, passes its notices on. */
public interface Transport {

    /**
     * Runs on the transport's thread, after which the session is polled at once. Never blocks. Without effect once the
     * transport is closed.
     */
    void submit(Consumer<MasterSession> wish);

    /** Ends the thread and the connections, within about the given time. What is not sent by then is not sent. */
    void close(Duration atMost);

    /** Who is told. Called on the transport's thread, so it must not block. */
    interface Listener extends Consumer<Notice> {
        /** A bug ended the transport: nothing will be answered any more. */
        void failed(Throwable cause);
    }
}
