package io.berth.testbed.process;

import io.berth.testbed.broker.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Berth's programs as real processes, with their files in one directory, on a broker that somebody else runs. */
public final class World implements AutoCloseable {
    /** So generous that only a defect reaches it, also on a machine that does five other things. */
    public static final Duration LIMIT = Duration.ofSeconds(90);

    private final String bootstrapServers;
    private final Path directory;
    private final Children children;

    public World(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.directory = Scratch.directory("berth-world-");
        this.children = new Children(directory);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** @return where everything of this world is; deleted on close */
    public Path directory() {
        return directory;
    }

    public Children children() {
        return children;
    }

    /** @return the file of client settings that {@link #master} uses by its environment */
    public Settings settings() {
        return Settings.of(bootstrapServers);
    }

    /**
     * Creates the topics too where they are missing.
     *
     * @param name for messages and files
     * @param more further settings
     * @return the service's process, started; wait for it with {@link #awaitReady}
     */
    public Child service(String name, UnaryOperator<Settings> more) {
        Path config = more.apply(settings().with("berth.create-topics", "true"))
                .write(directory.resolve(name + ".properties"));
        return children.start(
                name,
                Map.of(),
                List.of(Checkout.launcher("berth-server").toString(), "run", "--config", config.toString()));
    }

    public static void awaitReady(Child service) {
        service.awaitOutput("ready", LIMIT);
    }

    /**
     * @param tags separated by commas or spaces
     * @return the agent's process, started
     */
    public Child agent(String pool, String agent, String tags, UnaryOperator<Settings> more) {
        Settings settings = settings()
                .with("berth.pool", pool)
                .with("berth.agent", agent)
                .with("berth.tags", tags)
                .with(
                        "berth.state-dir",
                        directory.resolve("state-" + pool + "-" + agent).toString());
        Path config = more.apply(settings).write(directory.resolve("agent-" + pool + "-" + agent + ".properties"));
        return children.start(
                "agent-" + agent,
                Map.of(),
                List.of(Checkout.launcher("berth-agent").toString(), "run", "--config", config.toString()));
    }

    /** @return {@code berth arguments...}, started as this master, for the given pool where there is one */
    public Child berth(String master, Optional<String> pool, List<String> arguments) {
        return berth(master, pool, arguments, Children.Input.EMPTY);
    }

    /** As {@link #berth(String, Optional, List)}, with a choice of standard input. */
    public Child berth(String master, Optional<String> pool, List<String> arguments, Children.Input input) {
        List<String> command =
                new ArrayList<>(List.of(Checkout.launcher("berth").toString()));
        command.addAll(arguments);
        Map<String, String> environment =
                new java.util.TreeMap<>(Map.of("BERTH_BOOTSTRAP_SERVERS", bootstrapServers, "BERTH_MASTER", master));
        pool.ifPresent(name -> environment.put("BERTH_POOL", name));
        return children.start("master-" + master, environment, command, input);
    }

    @Override
    public void close() {
        children.close();
        Scratch.delete(directory);
    }
}
