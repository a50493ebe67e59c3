package io.berth.server.cli;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.TopicCheck;
import io.berth.schemas.topic.TopicProblem;
import io.berth.schemas.topic.TopicShape;
import io.berth.schemas.topic.Topics;
import io.berth.server.config.ServerConfig;
import io.berth.server.topic.TopicAdmin;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth-server topics}: are the topics as they must be, and make them so. */
@Command(
        name = "topics",
        description = "Checks Berth's topics, or creates those that are missing. Registers the schemas with --create"
                + " where a registry is configured.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Mixin
    private OutputOption output;

    @ArgGroup
    private Action action = new Action();

    @Spec
    private CommandSpec spec;

    /** One of the two. */
    private static final class Action {
        @Option(
                names = "--check",
                description = "Only look (this is the default). Ends with 78 where something is wrong.")
        private boolean check;

        @Option(names = "--create", description = "Create what is missing, then check. Changes no topic that exists.")
        private boolean create;
    }

    @Override
    public Integer call() throws Exception {
        ServerConfig config = options.load();
        try (Admin admin = Connections.admin(config)) {
            TopicAdmin topics = new TopicAdmin(admin, RunCommand.PATIENCE);
            List<String> created = List.of();
            if (action.create) {
                created = topics.create(config.replicationFactor());
                // Registers every schema where a registry is configured; nothing is kept of it here.
                Codecs.of(config.settings());
            }
            Map<String, TopicShape> found = topics.shapes();
            List<TopicProblem> problems = TopicCheck.problems(Topics.all(), found);
            PrintWriter out = spec.commandLine().getOut();
            if (output.isJson()) {
                out.println(OutputOption.json(json(created, found, problems)));
            } else {
                print(out, created, found, problems);
            }
            out.flush();
            return problems.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
        }
    }

    private static void print(
            PrintWriter out, List<String> created, Map<String, TopicShape> found, List<TopicProblem> problems) {
        for (Topic topic : Topics.all()) {
            TopicShape shape = found.get(topic.name());
            boolean wrong = problems.stream().anyMatch(each -> each.topic().equals(topic.name()));
            String state =
                    shape == null ? "missing" : wrong ? "WRONG" : created.contains(topic.name()) ? "created" : "ok";
            out.printf(
                    "%-8s %-22s %s, %s%n",
                    state,
                    topic.name(),
                    (shape == null ? topic.partitions() : shape.partitions()) + " partitions",
                    topic.isCompacted() ? "the last record of each key" : kept(topic, shape));
        }
        problems.forEach(each -> out.println(Printable.of(each.sentence())));
    }

    /** What is, not what was meant: how long records are kept is the operator's choice. */
    private static String kept(Topic topic, TopicShape shape) {
        String found = shape == null ? null : shape.settings().get("retention.ms");
        if (found == null || found.equals(Long.toString(topic.retention().toMillis()))) {
            return "kept for " + spoken(topic.retention());
        }
        String actual =
                found.startsWith("-") ? "without end" : "for " + spoken(Duration.ofMillis(Long.parseLong(found)));
        return "kept " + actual + " (Berth's own choice is " + spoken(topic.retention()) + ")";
    }

    private static String spoken(Duration retention) {
        return retention.toHours() >= 48
                ? retention.toDays() + " days"
                : retention.toMinutes() >= 120 ? retention.toHours() + " hours" : retention.toMinutes() + " minutes";
    }

    private static Object json(List<String> created, Map<String, TopicShape> found, List<TopicProblem> problems) {
        List<Object> topics = Topics.all().stream()
                .<Object>map(topic -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("name", topic.name());
                    entry.put("exists", found.containsKey(topic.name()));
                    entry.put("created", created.contains(topic.name()));
                    entry.put(
                            "partitions",
                            found.containsKey(topic.name())
                                    ? found.get(topic.name()).partitions()
                                    : null);
                    entry.put(
                            "problems",
                            problems.stream()
                                    .filter(each -> each.topic().equals(topic.name()))
                                    .toList());
                    return entry;
                })
                .toList();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("ok", problems.isEmpty());
        whole.put("topics", topics);
        return whole;
    }
}
