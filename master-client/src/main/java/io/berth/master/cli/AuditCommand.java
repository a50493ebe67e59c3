package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.audit.AuditReport;
import io.berth.reservation.audit.Check;
import io.berth.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth audit}: checks the event log. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Reads the whole event log and checks every invariant that it can show, in all pools."
                + " Exit code 1 if one is broken.",
        footer = {"", "Example:", "  berth audit -o json"})
final class AuditCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    AuditCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        BerthConfig config = BerthCli.config(spec, world);
        Progress progress = Progress.of(spec.commandLine().getErr(), Globals.of(spec.commandLine()), world);
        EventLog log = new EventLog(progress);
        world.backend().read(config, Topics.EVENTS, log);
        progress.clear();
        AuditReport report = log.report();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            out.println(Json.of(AuditRows.whole(report, log.isWhole(), log.unreadable())));
        } else {
            print(report, log, out);
        }
        out.flush();
        return report.isClean() && log.unreadable().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
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
