package io.berth.server.cli;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.TopicProblem;
import io.berth.schemas.topic.Topics;
import io.berth.server.config.ServerConfig;
import io.berth.server.topic.PlaceReader;
import io.berth.server.topic.TopicAdmin;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth-server run}: the service, until a signal ends it. */
@Command(
        name = "run",
        description = "Runs the service until SIGTERM or SIGINT. Says 'berth-server ready' once requests are decided.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** How long Kafka may take to answer the first question. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private ConfigOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        // A stream thread that is replaced still throws; Java would print its trace as many lines beside the log.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOG.warn("Thread {} ended: {}", thread.getName(), failure.toString()));
        try (StopSignal signal = StopSignal.install()) {
            return run(signal);
        }
    }

    private int run(StopSignal signal) throws Exception {
        ServerConfig config = options.load();
        LOG.info("{}", config);
        int partitions = commandPartitions(config);
        // Registers every schema where a registry is configured, so that the hot path never asks.
        WireCodec codec = Codecs.of(config.settings());
        try (Service service = new Service(config, codec, partitions)) {
            signal.closes(service);
            service.start();
            if (!service.isClosed()) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(service.readyLine());
                out.flush();
            }
            service.awaitEnd();
        }
        return ExitCode.OK;
    }

    /** Refuses to run against topics, or from a place in them, that would break what is promised. */
    private static int commandPartitions(ServerConfig config) throws Exception {
        try (Admin admin = Connections.admin(config)) {
            TopicAdmin topics = new TopicAdmin(admin, PATIENCE);
            if (config.createTopics()) {
                topics.create(config.replicationFactor()).forEach(name -> LOG.info("created topic {}", name));
            }
            List<TopicProblem> problems = topics.check();
            if (!problems.isEmpty()) {
                throw new CannotRunException(
                        ExitCode.CONFIGURATION,
                        "The topics are not as they must be, so the service does not start:\n  "
                                + String.join(
                                        "\n  ",
                                        problems.stream()
                                                .map(each -> Printable.of(each.sentence()))
                                                .toList()));
            }
            Optional<String> lost = new PlaceReader(admin, PATIENCE)
                    .read(config.reservationsId())
                    .problem();
            if (lost.isPresent()) {
                throw new CannotRunException(ExitCode.CONFIGURATION, lost.get());
            }
            return topics.partitionCount(Topics.COMMANDS);
        }
    }
}
