package io.berth.master.cli;

import io.berth.master.transport.LogLane;
import io.berth.reservation.replay.Difference;
import io.berth.reservation.replay.LoggedCommand;
import io.berth.reservation.replay.NotKnown;
import io.berth.reservation.replay.Replay;
import io.berth.reservation.replay.ReplayReport;
import io.berth.schemas.mapping.EventMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Decides each partition of the command log once more, and keeps what comes out. */
final class ReplayLog implements Consumer<LogLane> {
    private static final long PROGRESS_EVERY = 100_000;

    private final Progress progress;
    private final List<Lane> lanes = new ArrayList<>();

    /** One partition with records, and what its replay found. */
    record Lane(int partition, int eventPartition, long firstCommand, ReplayReport report) {}

    ReplayLog(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(LogLane lane) {
        ReplayReport report = new Replay(
                        lane.start(),
                        shown(lane),
                        lane.events(),
                        event -> EventMapper.write(
                                event.pool(), event.event(), event.position(), event.index(), event.timeMs()))
                .run();
        if (report.commands() > 0 || !report.notKnown().isEmpty()) {
            lanes.add(new Lane(lane.partition(), lane.eventPartition(), lane.firstCommand(), report));
        }
    }

    private Iterator<LoggedCommand> shown(LogLane lane) {
        Iterator<LoggedCommand> commands = lane.commands();
        String where = "deciding commands of partition " + lane.partition() + ": ";
        if (lane.endOfCommands() > lane.firstCommand()) {
            progress.state(where + "0 of " + (lane.endOfCommands() - lane.firstCommand()));
        }
        return new Iterator<>() {
            private long read;

            @Override
            public boolean hasNext() {
                return commands.hasNext();
            }

            @Override
            public LoggedCommand next() {
                LoggedCommand command = commands.next();
                if (++read % PROGRESS_EVERY == 0) {
                    progress.state(where + (command.offset() - lane.firstCommand()) + " of "
                            + (lane.endOfCommands() - lane.firstCommand()));
                }
                return command;
            }
        };
    }

    /** @return the partitions that have commands, in their order */
    List<Lane> lanes() {
        return Collections.unmodifiableList(lanes);
    }

    long sum(ToLongFunction<ReplayReport> count) {
        return lanes.stream().map(Lane::report).mapToLong(count).sum();
    }

    boolean isSame() {
        return lanes.stream().allMatch(lane -> lane.report().differences().isEmpty());
    }

    /** @return whether all that could be asked of the logs was known; commands that wait for the service are no lack */
    boolean isKnown() {
        return lanes.stream().allMatch(lane -> lane.report().notKnown().isEmpty());
    }

    /** @return the sentence for people: what it means and what to do */
    static String sentence(NotKnown.Reason reason) {
        return switch (reason) {
            case NO_BEGINNING ->
                "The first commands are gone and so are the first events, so the state of the pools there is not known."
                        + " Keep berth.events longer than this: retention.ms=-1 keeps it for ever.";
            case NO_COMMON_PLACE ->
                "The first events are gone, and the first that is kept is none that the commands give, so there is no"
                        + " place to begin at. Keep berth.events longer: retention.ms=-1 keeps it for ever.";
            case BROKEN_EVENTS ->
                "The events before this command do not follow one another, so the state of the pools there is not known."
                        + " The checks above say what is wrong with them.";
            case CREATED_ANEW ->
                "berth.commands was created anew, and the events do not say wholly how far the pool had counted before."
                        + " --since replays what came later.";
            case CLOCK_WENT_BACK ->
                "The broker's clock went back where the kept commands begin, so which events came before them is not"
                        + " certain. --since replays what came later.";
            case UNKNOWN_COMMAND ->
                "This program does not know the schema of this command, and the service may. Use the berth of the"
                        + " service's version, and the schema.registry.url of the service.";
        };
    }

    /** @return in a few words, where the two part */
    static String kind(Difference difference) {
        if (difference.decided() == null) {
            return "recorded, and no command gives it";
        }
        return difference.recorded() == null ? "the commands give it, and it is not recorded" : "recorded otherwise";
    }
}
