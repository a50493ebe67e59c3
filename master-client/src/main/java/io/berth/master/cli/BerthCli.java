package io.berth.master.cli;

import io.berth.master.BerthConfig;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code berth}. */
@Command(
        name = "berth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reserves build agents by their tags, works on them, gives them back.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ReserveCommand.class,
            FreeCommand.class,
            RenewCommand.class,
            ExtendCommand.class,
            CancelCommand.class,
            PriorityCommand.class,
            AgentsCommand.class,
            QueueCommand.class,
            WhyCommand.class,
            WhoCommand.class,
            HistoryCommand.class,
            DrainCommand.class,
            QuarantineCommand.class,
            ResumeCommand.class,
            RevokeCommand.class,
            RemoveCommand.class,
            PoolCommand.class,
            AuditCommand.class,
            DecodeCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  berth run --tags 'linux && jdk>=17' -- mvn verify",
            "  berth reserve --tags macos -o json",
            "  berth agents -w",
            "  berth why 'macos && xcode>=16'",
            "  berth drain mac-07 --reason 'disk swap' --for 2h",
            "  kcat -b HOST:PORT -C -t berth.events -e -q | berth decode"
        })
public final class BerthCli implements Runnable {
    private final World world;

    @Mixin
    private Globals globals = new Globals();

    @Spec
    private CommandSpec spec;

    BerthCli(World world) {
        this.world = world;
    }

    public static void main(String[] args) {
        configureLogging();
        System.exit(commandLine(World.real()).execute(args));
    }

    /** Before any logger is made. Only for programs, so that the library's jar forces no logging on anybody. */
    static void configureLogging() {
        System.setProperty("logback.configurationFile", "io/berth/master/cli/logback.xml");
    }

    /** @return what the command line takes, for man pages and completion; not to be run */
    public static CommandSpec model() {
        return commandLine(World.real()).getCommandSpec();
    }

    static CommandLine commandLine(World world) {
        CommandLine berth = new CommandLine(new BerthCli(world), new WithWorld(world));
        berth.registerConverter(Duration.class, Durations::parse);
        berth.registerConverter(Integer.class, Numbers::parse);
        berth.registerConverter(int.class, Numbers::parse);
        berth.registerConverter(Long.class, Numbers::parseLong);
        berth.registerConverter(long.class, Numbers::parseLong);
        Failures failures = new Failures();
        berth.setExecutionExceptionHandler(failures);
        berth.setParameterExceptionHandler(failures);
        // The words of a child's command are its own: neither files to be read nor options of ours.
        berth.setExpandAtFiles(false);
        berth.getSubcommands().get("run").setStopAtPositional(true);
        berth.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.MEANINGS);
        HelpOrder.examplesFirst(berth);
        return berth;
    }

    Globals globals() {
        return globals;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing.");
    }

    /** @throws Failure if it is not in order */
    static BerthConfig config(CommandSpec command, World world) {
        Globals globals = Globals.of(command.commandLine());
        if (globals.isVerbose()) {
            System.setProperty("berth.log.level", "INFO");
        }
        return Settings.read(globals, world.environment(), world.user());
    }

    /** Gives each command the world. */
    private record WithWorld(World world) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(World.class).newInstance(world);
            } catch (NoSuchMethodException e) {
                // Not one of the commands: picocli's own.
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
