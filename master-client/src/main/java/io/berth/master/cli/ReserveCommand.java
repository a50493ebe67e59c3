package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth reserve}: an agent for whoever frees it later. */
@Command(
        name = "reserve",
        mixinStandardHelpOptions = true,
        description = "Waits for an agent, prints what it got, and leaves it reserved.",
        footer = {"", "Example:", "  berth reserve --tags macos --max-wait 5m -o json"})
final class ReserveCommand implements Callable<Integer> {
    /** Longer than a fail-over of the service, which is no reason to give up. */
    private static final Duration FAIL_OVER = Duration.ofSeconds(30);

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

    @Option(names = "--wait-ready", description = "Return only when the agent says that it is prepared.")
    private boolean waitReady;

    ReserveCommand(World world) {
        this.world = world;
    }

    /** @return how long the service may take for its first answer */
    static Duration firstAnswer(Globals globals) {
        return globals.timeout().equals(BerthConfig.DEFAULT_TIMEOUT) ? FAIL_OVER : globals.timeout();
    }

    @Override
    public Integer call() {
        ReservationRequest.Builder request = options.request();
        BerthConfig config = BerthCli.config(spec, world);
        Globals globals = Globals.of(spec.commandLine());
        Progress progress = Progress.of(spec.commandLine().getErr(), globals, world);
        if (choose) {
            request.choose(OFFERS, new Prompt(world.in(), progress));
        }
        options.addPurpose(request, world.backend(), config, progress);
        Berth berth = world.backend().connect(config);
        // Only from here on is there something to give back before the JVM ends.
        StopSignal stop = world.stopSignal().apply(config.closeTimeout().plusSeconds(5));
        try (berth) {
            Awaiting awaiting = new Awaiting(progress, stop, firstAnswer(globals));
            return awaiting.reserve(berth, options, request)
                    .map(reservation -> leave(reservation, awaiting, progress, config, stop))
                    .orElse(ExitCode.REFUSED);
        } finally {
            stop.done();
        }
    }

    /** Nobody could free an agent that was not printed, so it is left only once it was. */
    private int leave(
            Reservation reservation, Awaiting awaiting, Progress progress, BerthConfig config, StopSignal stop) {
        boolean left = false;
        try {
            if (waitReady && !awaiting.untilReady(reservation)) {
                progress.clear();
                if (stop.isRequested()) {
                    return ExitCode.REFUSED;
                }
                throw new Failure(
                        ExitCode.LOST,
                        reservation.agent() + " did not get ready. "
                                + reservation.ended().join().sentence());
            }
            progress.clear();
            print(reservation, config);
            left = true;
            progress.say(lifetime(reservation));
            return ExitCode.OK;
        } finally {
            if (!left) {
                reservation.close();
            }
        }
    }

    private void print(Reservation reservation, BerthConfig config) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("agent", reservation.agent().value());
        fields.put("epoch", reservation.epoch());
        fields.put("request", reservation.requestId().value());
        fields.put("pool", reservation.pool().value());
        fields.put("master", config.master().value());
        fields.put("tags", reservation.tags().texts());
        fields.put("renewalTimeoutMs", reservation.renewalTimeout().toMillis());
        fields.put("idleTimeoutMs", reservation.idleTimeout().toMillis());
        output.printOne(spec.commandLine().getOut(), fields, List.of("agent", "epoch", "request"));
    }

    private static String lifetime(Reservation reservation) {
        Duration renewal = reservation.renewalTimeout();
        Duration idle = reservation.idleTimeout();
        Duration shorter = renewal.compareTo(idle) < 0 ? renewal : idle;
        String target = " " + reservation.agent() + " --epoch " + reservation.epoch();
        return "It ends by itself in " + Durations.shown(shorter) + " without `berth renew" + target
                + "`. Give it back with `berth free" + target + "`.";
    }
}
