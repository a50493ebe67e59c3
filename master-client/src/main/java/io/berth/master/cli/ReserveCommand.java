package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReservedAgent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth reserve}: agents for whoever frees them later. */
@Command(
        name = "reserve",
        mixinStandardHelpOptions = true,
        description = {
            "Waits for an agent, or several together, and leaves it reserved.",
            "It prints what it got. An agent may still refuse while it gets ready; then the request waits"
                    + " for others, and nobody is told. With --wait-ready what is printed can be used.",
            "With -o json agent and epoch are those of the first agent, and agents has all of them."
        },
        footer = {
            "",
            "Examples:",
            "  berth reserve --tags macos --max-wait 5m -o json",
            "  berth reserve --tags 'xcode>=16' -n 2 --and '1 of windows' --wait-ready",
            "  berth reserve --tags 'macos && xcode=16' --shell",
            "  berth reserve -t xcode=16 --then-after '5m: xcode>=15' --prefer last-used"
        })
final class ReserveCommand implements Callable<Integer> {
    private static final int OFFERS = 4;

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RequestOptions options = new RequestOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--choose", description = "Show the agents that match, and read the choice from standard input.")
    private boolean choose;

    @Option(
            names = "--shell",
            description = "Start the shell that SHELL names when the agent is prepared, with BERTH_AGENT, BERTH_EPOCH"
                    + " and so on as `berth run` sets them, renew while it runs, and give the agent back when it"
                    + " ends. Returns its exit code.")
    private boolean shell;

    @Option(names = "--wait-ready", description = "Return only when the agent says that it is prepared.")
    private boolean waitReady;

    ReserveCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        ReservationRequest.Builder request = options.request();
        if (shell) {
            checkShell();
        }
        BerthConfig config = BerthCli.config(spec, world);
        Progress progress = Progress.of(spec, world);
        if (choose) {
            request.choose(OFFERS, new Prompt(world.in(), progress));
            options.check("--choose: ", request);
        }
        options.addPurpose(request, world.backend(), config, progress);
        Berth berth = world.backend().connect(config);
        // Only from here on is there something to give back before the JVM ends.
        StopSignal stop = world.stopSignal()
                .apply(shell ? RunCommand.LONGEST_STOP : config.closeTimeout().plusSeconds(5));
        try (berth) {
            Awaiting awaiting = new Awaiting(
                    progress,
                    stop,
                    Globals.of(spec.commandLine()).timeout(),
                    code -> Meant.by(code, world.backend(), config, null));
            return awaiting.reserve(berth, options, request)
                    .map(reservation -> shell
                            ? shell(reservation, awaiting, progress, config, stop)
                            : leave(reservation, awaiting, progress, config))
                    .orElse(ExitCode.REFUSED);
        } finally {
            stop.done();
        }
    }

    /** A shell that cannot be started must not cost a wait of hours for an agent. */
    private void checkShell() {
        if (!world.asks()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--shell is for a person at a terminal. Use `berth run --tags ... -- COMMAND` in scripts.");
        }
        if (output.isForPrograms() || output.isNames()) {
            throw new ParameterException(
                    spec.commandLine(), "--shell prints no result, so -o does not go with it. Leave one of them out.");
        }
        ChildCommand.check(shellCommand(), world.environment());
    }

    private String shellCommand() {
        String own = world.environment().getOrDefault("SHELL", "");
        return own.isBlank() ? "/bin/sh" : own;
    }

    private int shell(
            Reservation reservation, Awaiting awaiting, Progress progress, BerthConfig config, StopSignal stop) {
        try (reservation) {
            if (!awaiting.isReady(reservation)) {
                return ExitCode.REFUSED;
            }
            progress.say("You hold " + Held.text(reservation) + ", for " + Durations.shown(reservation.limit())
                    + " at most. `exit` gives it back.");
            int code = new ChildRun(reservation, config.master(), stop, progress, ChildRun.Kind.shell)
                    .run(List.of(shellCommand()));
            progress.say("giving back " + Held.text(reservation));
            return code;
        }
    }

    /** Nobody could free an agent that was not printed, so it is left only once it was. */
    private int leave(Reservation reservation, Awaiting awaiting, Progress progress, BerthConfig config) {
        boolean left = false;
        try {
            List<ReservedAgent> agents = reservation.agents();
            // None: one of them refused between the grant and now, and the request waits again.
            if ((waitReady || agents.isEmpty()) && !awaiting.isReady(reservation)) {
                return ExitCode.REFUSED;
            }
            progress.clear();
            agents = reservation.agents();
            if (agents.isEmpty()) {
                throw new Failure(
                        ExitCode.LOST, Held.text(reservation) + " was over before it could be printed. Run it again.");
            }
            print(reservation, agents, config);
            left = true;
            progress.say(lifetime(reservation, agents));
            return ExitCode.OK;
        } finally {
            if (!left) {
                reservation.close();
            }
        }
    }

    private void print(Reservation reservation, List<ReservedAgent> agents, BerthConfig config) {
        String request = reservation.requestId().value();
        if (!output.isForPrograms()) {
            List<Map<String, Object>> rows = agents.stream()
                    .map(agent -> Map.<String, Object>of(
                            "agent", agent.name(), "epoch", agent.epoch(), "request", request, "tags", agent.tags()))
                    .toList();
            // What tells several apart is what they were asked for.
            List<String> wide = List.of("agent", "epoch", "request", "tags");
            output.print(
                    spec.commandLine().getOut(),
                    rows,
                    new Columns(agents.size() == 1 ? List.of("agent", "epoch", "request") : wide, wide, "agent"),
                    Paint.NONE);
            return;
        }
        ReservedAgent first = agents.get(0);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("agent", first.name().value());
        fields.put("epoch", first.epoch());
        fields.put("request", request);
        fields.put("pool", reservation.pool().value());
        fields.put("master", config.master().value());
        fields.put("tags", first.tags().texts());
        fields.put("renewalTimeoutMs", reservation.renewalTimeout().toMillis());
        fields.put("idleTimeoutMs", reservation.idleTimeout().toMillis());
        fields.put("limitMs", reservation.limit().toMillis());
        fields.put("agents", agents.stream().map(ReserveCommand::fields).toList());
        output.printValue(spec.commandLine().getOut(), fields);
    }

    private static Map<String, Object> fields(ReservedAgent agent) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("agent", agent.name().value());
        fields.put("epoch", agent.epoch());
        fields.put("need", agent.need());
        fields.put("tags", agent.tags().texts());
        return fields;
    }

    private String lifetime(Reservation reservation, List<ReservedAgent> agents) {
        Duration renewal = reservation.renewalTimeout();
        Duration idle = reservation.idleTimeout();
        String shorter = Durations.shown(renewal.compareTo(idle) < 0 ? renewal : idle);
        String same = Globals.of(spec.commandLine()).repeated();
        if (agents.size() > 1) {
            return "Each of them ends by itself in " + shorter + " without its own `berth renew AGENT --epoch N" + same
                    + "`. Give all of them back with `berth cancel " + reservation.requestId() + same
                    + "`, one with `berth free AGENT --epoch N" + same + "`.";
        }
        String target = " " + agents.get(0).name() + " --epoch " + agents.get(0).epoch() + same;
        return "It ends by itself in " + shorter + " without `berth renew" + target + "`. Give it back with `berth free"
                + target + "`.";
    }
}
