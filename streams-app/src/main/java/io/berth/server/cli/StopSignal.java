package io.berth.server.cli;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and SIGINT into a graceful end with exit code 0. The JVM itself would say 143 or 130 whatever was closed, and
 * only halt says otherwise. Where the program ends by itself its own exit code stands.
 */
final class StopSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final AtomicReference<Service> service = new AtomicReference<>();
    private final Thread hook = new Thread(this::stop, "berth-stop");

    private StopSignal() {}

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** From now on a signal closes this. */
    void closes(Service running) {
        service.set(running);
    }

    /** The program goes on without waiting for signals. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The JVM does not say beforehand. The hook is at work and will halt; what follows here is not reached.
            LOG.debug("stopping by a signal", stopping);
        }
    }

    private void stop() {
        Service running = service.get();
        if (running != null) {
            running.close();
        }
        LOG.info("stopped by a signal");
        Runtime.getRuntime().halt(ExitCode.OK);
    }
}
