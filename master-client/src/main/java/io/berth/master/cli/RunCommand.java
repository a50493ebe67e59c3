package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth run}: a command under a reservation. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a command while it holds an agent, or several together.",
            "It waits for them, and gives them back whatever happens.",
            "The command finds BERTH_AGENT, BERTH_EPOCH, BERTH_REQUEST, BERTH_POOL and BERTH_MASTER in"
                    + " its environment, and in BERTH_AGENTS all agents as AGENT@EPOCH with blanks between them, in"
                    + " the order of the request; BERTH_AGENT is the first.",
            "It is stopped if the reservation of one of them is lost (exit code 3)."
        },
        footer = {
            "",
            "Examples:",
            "  berth run --tags 'linux && jdk>=17' --for 'nightly 881' -- mvn verify",
            "  berth run --tags macos --and '2 of windows' -- ./test-together",
            "  berth run --tags xcode=16 --then-after '5m: xcode>=15' --prefer last-used -- make"
        })
final class RunCommand implements Callable<Integer> {
    /** A little longer than everything that may have to end before the JVM: the child, the free, the connections. */
    static final Duration LONGEST_STOP = ChildRun.LONGEST_GRACE.plusSeconds(20);

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RequestOptions options = new RequestOptions();

    @Option(names = "--no-wait-ready", description = "Start before the agent says that it is prepared.")
    private boolean atOnce;

    @Parameters(arity = "1..*", paramLabel = "CMD", description = "The command and its arguments.")
    private List<String> command;

    RunCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        ReservationRequest.Builder request = options.request();
        ChildCommand.check(command.get(0), world.environment());
        BerthConfig config = BerthCli.config(spec, world);
        Progress progress = Progress.of(spec, world);
        options.addPurpose(request, world.backend(), config, progress);
        Berth berth = world.backend().connect(config);
        // Only from here on is there something to give back before the JVM ends.
        StopSignal stop = world.stopSignal().apply(LONGEST_STOP);
        try (berth) {
            Awaiting awaiting = new Awaiting(
                    progress,
                    stop,
                    Globals.of(spec.commandLine()).timeout(),
                    code -> Meant.by(code, world.backend(), config, null));
            Optional<Reservation> reserved = awaiting.reserve(berth, options, request);
            return reserved.map(reservation -> under(reservation, awaiting, progress, config, stop))
                    .orElse(ExitCode.REFUSED);
        } finally {
            stop.done();
        }
    }

    private int under(
            Reservation reservation, Awaiting awaiting, Progress progress, BerthConfig config, StopSignal stop) {
        try (reservation) {
            if (!atOnce && !awaiting.isReady(reservation)) {
                return ExitCode.REFUSED;
            }
            progress.say("reserved " + Held.text(reservation) + " after " + Durations.shown(progress.elapsed()));
            return new ChildRun(reservation, config.master(), stop, progress, ChildRun.Kind.command).run(command);
        }
    }
}
