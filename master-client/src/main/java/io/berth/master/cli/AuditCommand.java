package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.audit.AuditReport;
import io.berth.reservation.audit.Check;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.replay.ReplayReport;
import io.berth.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth audit}: checks the event log, and with {@code --replay} holds it against the command log. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the whole event log and checks every invariant that it can show, in all pools, or in the one that"
                    + " --pool names.",
            "",
            "With --replay it also decides the commands once more that Kafka still keeps, and compares what follows"
                    + " with the events, one by one. Where the first commands are gone it begins from the state that"
                    + " the events before them give; so it needs all of berth.events. Replay with the version of"
                    + " berth that the service has: another one may decide otherwise.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  berth audit -o json",
            "  berth audit --replay",
            "  berth audit --replay --since 12h --pool default"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong; with --replay: the events are what the commands give",
            "1:an invariant is broken, a record is no event, or a difference was found",
            "2:nothing is wrong, but the replay could not compare everything; it says from where on, why, and what to do"
        })
final class AuditCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--replay",
            description = "Decide the commands of berth.commands once more and compare the events with those in"
                    + " berth.events.")
    private boolean replay;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Replay only the commands of this long, 90m or 2d; the state before them is taken from the"
                    + " events. Default: all that are kept.")
    private Duration since;

    AuditCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        if (since != null && !replay) {
            throw new ParameterException(spec.commandLine(), "--since goes with --replay; without it all is read.");
        }
        if (output.isNames()) {
            throw new ParameterException(spec.commandLine(), "-o name: an audit lists nothing that has names.");
        }
        BerthConfig config = BerthCli.config(spec, world);
        Globals globals = Globals.of(spec.commandLine());
        // The pool that masters use by default is no choice of whoever audits.
        PoolName pool = globals.pool() == null ? null : config.pool();
        Progress progress = Progress.of(spec, world);
        EventLog log = new EventLog(progress, pool);
        world.backend().read(config, Topics.EVENTS, log);
        ReplayLog replayed = new ReplayLog(progress);
        if (replay) {
            Instant from = since == null ? null : world.clock().instant().minus(since);
            world.backend().readLogs(config, pool, from, replayed);
        }
        progress.clear();
        boolean empty =
                log.report().events() == 0 && log.unreadable().isEmpty() && replayed.sum(ReplayReport::commands) == 0;
        // Before anything is printed: of nothing it could only be said that nothing is wrong with it.
        if (pool != null && empty) {
            throw new Failure(ExitCode.REFUSED, "nothing is known of a pool " + pool + ". Check the name.");
        }
        print(log, replayed);
        return exitCode(log, replayed);
    }

    private static int exitCode(EventLog log, ReplayLog replayed) {
        if (!isClean(log, replayed)) {
            return ExitCode.FOUND;
        }
        return replayed.isKnown() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static boolean isClean(EventLog log, ReplayLog replayed) {
        return log.report().isClean() && log.unreadable().isEmpty() && replayed.isSame();
    }

    private void print(EventLog log, ReplayLog replayed) {
        PrintWriter out = spec.commandLine().getOut();
        ReplayRows rows = new ReplayRows(replayed);
        if (output.isForPrograms()) {
            output.printValue(
                    out,
                    AuditRows.whole(
                            isClean(log, replayed),
                            log.report(),
                            log.isWhole(),
                            log.unreadable(),
                            replay ? rows.fields() : null));
        } else {
            print(log.report(), log, out);
            if (replay) {
                out.println();
                rows.print(out);
            }
        }
        out.flush();
    }

    private static void print(AuditReport report, EventLog log, PrintWriter out) {
        Table.print(out, AuditRows.checks(report), AuditRows.CHECK_COLUMNS);
        out.println();
        Table.print(out, AuditRows.pools(report), AuditRows.POOL_COLUMNS);
        for (Check check : report.checks()) {
            check.violations()
                    .forEach(violation -> out.println("violation  " + violation.invariant() + "  " + violation.pool()
                            + "@" + violation.position() + "  " + violation.sentence()));
            if (check.found() > check.violations().size()) {
                out.println("violation  " + check.invariant() + "  and "
                        + (check.found() - check.violations().size()) + " more");
            }
        }
        log.unreadable().forEach(line -> out.println("unreadable " + line));
        out.println();
        out.println(report.events() + " events read, "
                + (log.isWhole() ? "the whole log" : "the log without its beginning, which retention removed") + ": "
                + (report.isClean() && log.unreadable().isEmpty() ? "nothing wrong." : "something is wrong."));
    }
}
