package io.berth.agent.transport;

import io.berth.agent.child.ChildListener;
import io.berth.agent.child.Children;
import io.berth.agent.config.ConfigException;
import io.berth.agent.fence.FenceException;
import io.berth.agent.fence.FenceStore;
import io.berth.agent.hook.HookListener;
import io.berth.agent.hook.Hooks;
import io.berth.agent.probe.FoundTags;
import io.berth.agent.probe.ProbeListener;
import io.berth.agent.probe.Probes;
import io.berth.agent.session.AgentSession;
import io.berth.agent.session.ChildOrder;
import io.berth.agent.session.Exit;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.HookResult;
import io.berth.agent.session.Note;
import io.berth.agent.session.ProbeKind;
import io.berth.agent.session.Report;
import io.berth.agent.session.SeenState;
import io.berth.agent.session.Step;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.WireCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a session on one thread: what it says is done in the order in which it says it, fence first. Kafka may be down
 * for as long as it likes.
 */
public final class AgentLoop {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);
    private static final Logger OUTPUT = LoggerFactory.getLogger("io.berth.agent.hook.output");
    private static final Logger CHILD_OUTPUT = LoggerFactory.getLogger("io.berth.agent.child.output");

    private final AgentSession session;
    private final FenceStore fence;
    private final Hooks hooks;
    private final Children children;
    private final Probes probes;
    private final AtomicReference<TagSet> tags;
    private final Inbox inbox = new Inbox();
    private final ReportSender sender;
    private final StateReader reader;

    /**
     * @param tags what the agent has; the loop changes it when the machine has changed
     * @param kafka settings of Kafka clients, by their own names
     * @param hooks makes what carries hooks out and reports to the given listener
     * @param children makes what runs the child and reports to the given listener
     * @param probes makes what asks the machine and reports to the given listener
     */
    public AgentLoop(
            AgentSession session,
            FenceStore fence,
            AgentIdentity identity,
            AtomicReference<TagSet> tags,
            Map<String, String> kafka,
            WireCodec codec,
            Function<HookListener, Hooks> hooks,
            Function<ChildListener, Children> children,
            Function<ProbeListener, Probes> probes) {
        this(
                session,
                fence,
                identity,
                tags,
                new KafkaClients(kafka, "berth-agent-" + identity.pool() + "-" + identity.agent()),
                codec,
                hooks,
                children,
                probes);
    }

    AgentLoop(
            AgentSession session,
            FenceStore fence,
            AgentIdentity identity,
            AtomicReference<TagSet> tags,
            Clients clients,
            WireCodec codec,
            Function<HookListener, Hooks> hooks,
            Function<ChildListener, Children> children,
            Function<ProbeListener, Probes> probes) {
        this.session = session;
        this.fence = fence;
        this.hooks = hooks.apply(new HookEvents());
        this.children = children.apply(new ChildEvents());
        this.probes = probes.apply(new ProbeEvents());
        this.tags = tags;
        this.sender =
                new ReportSender(clients, codec, identity, tags::get, inbox, () -> session.onHeard(System.nanoTime()));
        this.reader = new StateReader(clients, codec, identity, inbox);
    }

    /** Asks the run to end. From any thread. */
    public void stop() {
        inbox.put(() -> session.onStop(System.nanoTime()));
    }

    /**
     * Runs until the session is over.
     *
     * @return why
     * @throws FenceException where an accepted epoch cannot be written: the agent must not go on
     * @throws ConfigException where Kafka refuses its settings
     */
    public Exit run() throws FenceException, ConfigException, InterruptedException {
        Report last = null;
        try {
            session.start(System.nanoTime());
            while (true) {
                inbox.deliverAll();
                Step step = session.poll(System.nanoTime());
                begin(step);
                if (step.exit() != null) {
                    List<Report> reports = step.reports();
                    last = reports.isEmpty() ? null : reports.get(reports.size() - 1);
                    return step.exit();
                }
                for (Report report : step.reports()) {
                    sender.send(report);
                }
                List<Optional<SeenState>> states = reader.poll(step.nextPollNanos());
                if (reader.hasSeenRegistration()) {
                    session.onRegistered();
                }
                states.forEach(this::tell);
            }
        } finally {
            end(last);
        }
    }

    private void tell(Optional<SeenState> state) {
        long now = System.nanoTime();
        state.ifPresentOrElse(said -> session.onState(said, now), () -> session.onForgotten(now));
    }

    /** The goodbye is tried whatever became of the rest: without it the service takes the agent for lost. */
    private void end(Report last) throws ConfigException {
        try {
            closeWork();
        } finally {
            try {
                reader.close();
            } finally {
                sender.close(last);
            }
        }
    }

    private void closeWork() {
        try {
            children.close();
        } finally {
            try {
                hooks.close();
            } finally {
                probes.close();
            }
        }
    }

    private void begin(Step step) throws FenceException {
        for (Note note : step.notes()) {
            LOG.atLevel(note.warning() ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO)
                    .log(note.text());
        }
        if (step.persist() != null) {
            fence.write(step.persist());
        }
        if (step.tags() != null) {
            tags.set(step.tags());
        }
        for (HookOrder order : step.hooks()) {
            hooks.carryOut(order);
        }
        for (ChildOrder order : step.children()) {
            children.carryOut(order);
        }
        for (ProbeKind kind : step.probes()) {
            probes.carryOut(kind);
        }
    }

    /** Brings what hooks do to the agent's thread, and what they print to the log. */
    private final class HookEvents implements HookListener {
        @Override
        public void finished(HookKind kind, long epoch, HookResult result) {
            inbox.put(() -> session.onHookFinished(kind, epoch, result, System.nanoTime()));
        }

        @Override
        public void printed(HookKind kind, long epoch, String line) {
            OUTPUT.info("{} epoch {} | {}", kind.label(), epoch, line);
        }
    }

    /** Brings what becomes of the child to the agent's thread, and what it prints to the log. */
    private final class ChildEvents implements ChildListener {
        @Override
        public void ready(long epoch) {
            inbox.put(() -> session.onChildReady(epoch, System.nanoTime()));
        }

        @Override
        public void exited(long epoch, String detail) {
            inbox.put(() -> session.onChildExited(epoch, detail, System.nanoTime()));
        }

        @Override
        public void gone(long epoch, String remains) {
            inbox.put(() -> session.onChildGone(epoch, remains, System.nanoTime()));
        }

        @Override
        public void printed(long epoch, String line) {
            CHILD_OUTPUT.info("child epoch {} | {}", epoch, line);
        }
    }

    /** Brings what the machine says to the agent's thread. */
    private final class ProbeEvents implements ProbeListener {
        @Override
        public void tags(FoundTags found) {
            inbox.put(() -> session.onTagsProbed(found.all(), found.problems(), System.nanoTime()));
        }

        @Override
        public void health(HookResult result) {
            inbox.put(() -> session.onHealthProbed(result, System.nanoTime()));
        }
    }
}
