package io.berth.agent.probe;

import io.berth.agent.process.RunLimits;
import io.berth.agent.session.HookResult;
import io.berth.agent.session.ProbeKind;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the machine on threads of its own, one for each kind of question. */
public final class ProbeRunner implements Probes {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);

    private final MachineProbes machine;
    private final TagSet configured;
    private final ProbeListener listener;
    private final CompletableFuture<Void> stop = new CompletableFuture<>();
    private final Map<ProbeKind, Thread> threads = new EnumMap<>(ProbeKind.class);

    /** @param configured the tags that are told where a bug keeps the machine from being asked */
    public ProbeRunner(MachineProbes machine, TagSet configured, ProbeListener listener) {
        this.machine = machine;
        this.configured = configured;
        this.listener = listener;
    }

    @Override
    public void carryOut(ProbeKind kind) {
        Thread thread = new Thread(() -> ask(kind), "berth-probe");
        thread.setDaemon(true);
        thread.start();
        threads.put(kind, thread);
    }

    private void ask(ProbeKind kind) {
        try {
            switch (kind) {
                case TAGS -> listener.tags(machine.tags(stop));
                case HEALTH -> listener.health(machine.health(stop));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(kind, "it was interrupted");
        } catch (RuntimeException | Error e) {
            // The session waits for an answer, and would do so for ever.
            LOG.error("Probing failed because of a bug; please report it.", e);
            answer(kind, "a bug of berth-agent: " + e);
        }
    }

    private void answer(ProbeKind kind, String failure) {
        switch (kind) {
            case TAGS -> listener.tags(new FoundTags(configured, Map.of(), List.of("Probes failed: " + failure)));
            case HEALTH -> listener.health(HookResult.failure(failure));
        }
    }

    @Override
    public void close() {
        stop.complete(null);
        for (Thread thread : threads.values()) {
            try {
                thread.join(RunLimits.of(Duration.ZERO).end().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (thread.isAlive()) {
                throw new IllegalStateException("a killed probe does not end");
            }
        }
    }
}
