package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.PoolAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth history}: who had an agent. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the reservations of an agent, newest last: when, who, for which request, how long, how it ended.",
            "It reads the event log, which is kept for a year by default. Times are those of this machine's time"
                    + " zone, and with -o json or yaml UTC.",
            "With --at it shows the one reservation that held the agent then; exit code 2 if there was none."
        },
        footer = {
            "",
            "Examples:",
            "  berth history mac-07",
            "  berth history mac-07 --since 30d",
            "  berth history mac-07 --at 02:13",
            "  berth history mac-07 --at 2026-11-29T02:13 -o json"
        })
final class HistoryCommand implements Callable<Integer> {
    private static final Columns COLUMNS = new Columns(
            List.of("began", "ended", "lasted", "master", "request", "outcome", "note"),
            List.of("pool", "agent", "began", "ended", "lasted", "master", "request", "epoch", "outcome", "note"),
            "request");
    /** How much further back it is looked, step by step, for where a reservation began. */
    private static final List<Duration> FURTHER = List.of(Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(8));

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those that lasted within this time up to now, for example 30d. Default: 24h.")
    private Duration since;

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            description = "The one at this moment: 2026-11-29T02:13, or 02:13 for the last time that it was. In the"
                    + " time zone here, unless it ends with Z or an offset such as +01:00.")
    private String at;

    HistoryCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        Instant now = world.clock().instant();
        if (since != null && at != null) {
            throw new ParameterException(spec.commandLine(), "--since and --at do not go together. Say one of them.");
        }
        ZoneId zone = ZoneId.systemDefault();
        Instant moment = at == null ? null : moment(now, zone);
        Duration window = since == null ? Duration.ofDays(1) : since;
        BerthConfig config = BerthCli.config(spec, world);
        Progress progress = Progress.of(spec, world);
        PoolAgent seen = SeenAgent.in(world.backend(), config, name);
        List<Holding> holdings = read(config, name, moment == null ? now.minus(window) : moment, seen, progress);
        progress.clear();
        List<Holding> shown = moment == null
                ? holdings.stream()
                        .filter(holding ->
                                holding.ended() == null || !holding.ended().isBefore(now.minus(window)))
                        .toList()
                : holdings.stream().filter(holding -> holding.covers(moment)).toList();
        if (shown.isEmpty() && seen == null && holdings.isEmpty()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "no agent " + name + " is registered in pool " + config.pool()
                            + ", and none of that name was reserved in that time."
                            + Meant.agent(world.backend(), config, name.value()));
        }
        print(shown, config, name, now, zone);
        if (shown.isEmpty()) {
            progress.say(
                    moment == null
                            ? "Nobody had " + name + " in the last " + Durations.shown(window)
                                    + "; --since looks further back."
                            : "Nobody had " + name + " at " + Times.shown(moment, zone) + ".");
        }
        return moment != null && shown.isEmpty() ? ExitCode.REFUSED : ExitCode.OK;
    }

    private Instant moment(Instant now, ZoneId zone) {
        try {
            return Times.parse(at, now, zone);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--at: " + e.getMessage(), e);
        }
    }

    /** Reads no more of the log than it must: what lasts now is known from the agent, and most begin shortly before. */
    private List<Holding> read(BerthConfig config, AgentName name, Instant from, PoolAgent seen, Progress progress) {
        HoldingLog log = readFrom(config, name, from, progress);
        for (Duration further : FURTHER) {
            if (log.lacksBegin()) {
                log = readFrom(config, name, from.minus(further), progress);
            }
        }
        if (log.lacksBegin()) {
            log = readFrom(config, name, null, progress);
        }
        List<Holding> holdings = new ArrayList<>(log.holdings());
        boolean held = seen != null
                && seen.status() == AgentStatus.RESERVED
                && seen.use().isPresent();
        if (held && holdings.stream().noneMatch(holding -> holding.epoch() == seen.epoch())) {
            holdings.add(new Holding(
                    seen.use().get().master().value(),
                    seen.use().get().request().value(),
                    seen.epoch(),
                    seen.since(),
                    null,
                    null,
                    null));
        }
        return holdings;
    }

    private HoldingLog readFrom(BerthConfig config, AgentName name, Instant from, Progress progress) {
        HoldingLog log = new HoldingLog(name.value(), progress);
        world.backend().readSince(config, Topics.EVENTS, config.pool().value(), from, log);
        return log;
    }

    private void print(List<Holding> holdings, BerthConfig config, AgentName name, Instant now, ZoneId zone) {
        ZoneId shownIn = output.isForPrograms() ? null : zone;
        List<Map<String, Object>> rows = holdings.stream()
                .map(holding -> holding.row(name.value(), config.pool().value(), now, shownIn))
                .toList();
        output.print(
                spec.commandLine().getOut(),
                rows,
                COLUMNS,
                Globals.of(spec.commandLine()).paint(world));
    }
}
