package io.berth.agent;

import io.berth.agent.child.ChildConfig;
import io.berth.agent.child.ChildRunner;
import io.berth.agent.child.Children;
import io.berth.agent.config.AgentConfig;
import io.berth.agent.config.ConfigException;
import io.berth.agent.fence.AgentLock;
import io.berth.agent.fence.FenceException;
import io.berth.agent.fence.FenceFile;
import io.berth.agent.hook.HookRunner;
import io.berth.agent.probe.MachineProbes;
import io.berth.agent.probe.ProbeConfig;
import io.berth.agent.probe.ProbeRunner;
import io.berth.agent.process.ProcessTree;
import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.ReservationEnvironment;
import io.berth.agent.process.RunLimits;
import io.berth.agent.session.AgentSession;
import io.berth.agent.session.ChildPolicy;
import io.berth.agent.session.Exit;
import io.berth.agent.session.Fence;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.Probing;
import io.berth.agent.session.SessionConfig;
import io.berth.agent.transport.AgentIdentity;
import io.berth.agent.transport.AgentLoop;
import io.berth.agent.transport.CodecSource;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.WireCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of one agent, wired. {@link #run} once, on a thread of its own; {@link #stop} from any other, at any time.
 */
public final class AgentDaemon {
    private static final Logger LOG = LoggerFactory.getLogger(AgentDaemon.class);
    private static final Logger PROBE_OUTPUT = LoggerFactory.getLogger("io.berth.agent.probe.output");
    private static final Duration LEFT_OVER_GRACE = Duration.ofSeconds(5);

    private final AgentConfig config;
    private final CodecSource codecs = new CodecSource();
    private AgentLoop loop;
    private boolean stopped;

    public AgentDaemon(AgentConfig config) {
        this.config = config;
    }

    /**
     * Runs until it is stopped or replaced. That Kafka cannot be reached is no reason to return.
     *
     * @throws ConfigException where the state directory cannot be used as it is, or Kafka refuses its settings
     * @throws FenceException where an accepted epoch could not be written during the run
     */
    // The lock is held for as long as the body runs, and needs no more of it.
    @SuppressWarnings("try")
    public Exit run() throws ConfigException, FenceException, InterruptedException {
        String pool = config.pool().value();
        String agent = config.agent().value();
        createStateDirectory();
        FenceFile file = new FenceFile(config.stateDirectory(), pool, agent);
        try (AgentLock lock = lock()) {
            Fence fence = checked(file);
            ProcessTrees trees = new ProcessTrees(config.stateDirectory(), pool, agent);
            endLeftOver(trees);
            AgentIdentity identity =
                    new AgentIdentity(pool, agent, UUID.randomUUID().toString(), config.cleans());
            LOG.info(
                    "Starting as {}/{}, run {}, highest accepted epoch {}",
                    pool,
                    agent,
                    identity.incarnation(),
                    fence.highestEpoch());
            Optional<WireCodec> codec = codecs.await(config.kafka());
            return codec.isPresent()
                    ? loop(file, fence, identity, trees, codec.get()).run()
                    : Exit.STOPPED;
        } catch (IOException e) {
            throw new FenceException("The state directory " + config.stateDirectory() + " cannot be used: " + e, e);
        }
    }

    private AgentLock lock() throws ConfigException {
        try {
            return AgentLock.take(
                    config.stateDirectory(),
                    config.pool().value(),
                    config.agent().value());
        } catch (FenceException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    /** Reads the fence and writes it again: a disk that cannot be written is found now, not under the first reservation. */
    private static Fence checked(FenceFile file) throws ConfigException {
        try {
            Fence fence = file.read();
            file.write(fence);
            return fence;
        } catch (FenceException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    /** What a run that crashed had started goes before anything else happens: nothing of it is resumed. */
    private static void endLeftOver(ProcessTrees trees) throws IOException, FenceException, InterruptedException {
        for (ProcessTree tree : trees.leftOver()) {
            Set<ProcessHandle> living = tree.living();
            if (!living.isEmpty()) {
                LOG.warn("An earlier run left {} processes behind. They are ended.", living.size());
            }
            if (!tree.end(null, Duration.ZERO, LEFT_OVER_GRACE)) {
                throw new FenceException("An earlier run left processes behind that cannot be ended: " + tree.living()
                        + ". Nobody can be served beside them. End them, or restart the machine.");
            }
            tree.forget();
        }
    }

    private AgentLoop loop(FenceFile file, Fence fence, AgentIdentity identity, ProcessTrees trees, WireCodec codec) {
        SessionConfig session = new SessionConfig(
                identity.incarnation(),
                config.heartbeat(),
                config.hooks().containsKey(HookKind.ON_RESERVED),
                config.hooks().containsKey(HookKind.ON_FREED),
                config.stopTimeout(),
                config.child().map(AgentDaemon::policy),
                config.masters(),
                config.cutOff(),
                probing(config.probes()));
        AtomicReference<TagSet> tags = new AtomicReference<>(config.probes().configured());
        ReservationEnvironment environment = new ReservationEnvironment(
                identity.pool(), identity.agent(), () -> tags.get().toString());
        MachineProbes machine = new MachineProbes(
                config.probes(),
                identity.pool(),
                identity.agent(),
                trees,
                (probe, line) -> PROBE_OUTPUT.info("{} | {}", probe, line));
        AgentLoop made = new AgentLoop(
                new AgentSession(session, fence),
                file,
                identity,
                tags,
                config.kafka(),
                codec,
                listener -> new HookRunner(
                        config.hooks(), environment, RunLimits.of(config.hookTimeout()), trees, listener),
                listener -> config.child()
                        .<Children>map(child -> new ChildRunner(child, environment, trees, listener))
                        .orElseGet(Children::none),
                listener -> new ProbeRunner(machine, config.probes().configured(), listener));
        publish(made);
        return made;
    }

    private static Probing probing(ProbeConfig probes) {
        return new Probing(
                probes.tags().isEmpty() ? Optional.empty() : Optional.of(probes.tagsInterval()),
                probes.health().map(health -> probes.healthInterval()));
    }

    private static ChildPolicy policy(ChildConfig child) {
        return new ChildPolicy(
                child.readyLine().isPresent() ? Optional.empty() : Optional.of(child.readyAfter()), child.attempts());
    }

    private synchronized void publish(AgentLoop made) {
        loop = made;
        if (stopped) {
            made.stop();
        }
    }

    /** Asks the run to end: to clean up after what it serves, to say goodbye, and to return. Does not wait for it. */
    public synchronized void stop() {
        stopped = true;
        codecs.stop();
        if (loop != null) {
            loop.stop();
        }
    }

    private void createStateDirectory() throws ConfigException {
        Path directory = config.stateDirectory();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ConfigException("The state directory " + directory + " cannot be made (" + e
                    + "). Make it, owned by the user of" + " berth-agent, or set berth.state-dir to another one.");
        }
    }
}
