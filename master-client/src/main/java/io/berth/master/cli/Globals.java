package io.berth.master.cli;

import io.berth.master.BerthConfig;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that every command takes, before or after its name. */
final class Globals {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private Paint.When color = Paint.When.auto;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Properties of Berth and of Kafka's clients. Default: the file that BERTH_CONFIG names, or"
                    + " berth/berth.properties in XDG_CONFIG_HOME (~/.config) or in /etc.")
    private Path file;

    @Option(
            names = {"-b", "--bootstrap", "--bootstrap-servers"},
            paramLabel = "HOST:PORT,..",
            scope = ScopeType.INHERIT,
            description = "Kafka brokers. Default: BERTH_BOOTSTRAP_SERVERS, or bootstrap.servers of the file.")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Schema registry. Default: BERTH_SCHEMA_REGISTRY_URL, or schema.registry.url of the file;"
                    + " none: the schemas that are bundled.")
    private String registry;

    @Option(
            names = {"-p", "--pool"},
            paramLabel = "POOL",
            scope = ScopeType.INHERIT,
            description = "The pool. Default: BERTH_POOL, or berth.pool of the file, or 'default'.")
    private String pool;

    @Option(
            names = {"-m", "--master"},
            paramLabel = "MASTER",
            scope = ScopeType.INHERIT,
            description = "Who asks. Default: BERTH_MASTER, or berth.master of the file, or user-<your login>.")
    private String master;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "How long Kafka, and after it the service, may take for a first answer. Default: 30s.")
    private Duration timeout = BerthConfig.DEFAULT_CONNECT_TIMEOUT;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Only results and errors.")
    private boolean quiet;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "${COMPLETION-CANDIDATES}. auto: on a terminal, unless NO_COLOR is set. Default: auto.")
    void color(Paint.When when) {
        color = when;
        if (when != Paint.When.auto) {
            // Before any help is shown: that has colours too.
            spec.root()
                    .commandLine()
                    .setColorScheme(Help.defaultColorScheme(when == Paint.When.always ? Help.Ansi.ON : Help.Ansi.OFF));
        }
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show what Kafka's client logs, and where an error comes from.")
    private boolean verbose;

    static Globals of(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return ((BerthCli) root.getCommand()).globals();
    }

    /**
     * What another command has to be given too to speak as this one, to the same pool.
     *
     * @return the options of the command line that say who asks, and whom; as a shell reads them, each with a blank before
     *     it. Nothing where the environment and the file say it all
     */
    String repeated() {
        StringBuilder options = new StringBuilder();
        repeat(options, "--config", file);
        repeat(options, "--bootstrap", bootstrap);
        repeat(options, "--registry", registry);
        repeat(options, "--pool", pool);
        repeat(options, "--master", master);
        return options.toString();
    }

    private static void repeat(StringBuilder options, String name, Object value) {
        if (value != null) {
            options.append(' ').append(name).append(' ').append(ShellWord.of(value.toString()));
        }
    }

    Path file() {
        return file;
    }

    String bootstrap() {
        return bootstrap;
    }

    String registry() {
        return registry;
    }

    String pool() {
        return pool;
    }

    String master() {
        return master;
    }

    Duration timeout() {
        return timeout;
    }

    boolean isQuiet() {
        return quiet;
    }

    /** @return the colours for standard output */
    Paint paint(World world) {
        return Paint.of(color, world.screen().isTerminal(), world.environment());
    }

    boolean isVerbose() {
        return verbose;
    }
}
