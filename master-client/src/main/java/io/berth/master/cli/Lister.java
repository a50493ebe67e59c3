package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a {@link Listing}, once or for as long as somebody looks. */
final class Lister {
    /** A little longer than a look at Kafka and the end of the connection. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final CommandSpec command;
    private final World world;
    private final OutputOption output;
    private final Paint paint;

    Lister(CommandSpec command, World world, OutputOption output) {
        this.command = command;
        this.world = world;
        this.output = output;
        this.paint = Globals.of(command.commandLine()).paint(world);
    }

    int list(BerthConfig config, Listing listing) {
        Progress progress = Progress.of(command, world);
        for (Topic topic : listing.topics()) {
            // Of the pools only notes are made, and nobody reads them who wants quiet.
            if (!(progress.isQuiet() && topic.equals(Topics.POOLS))) {
                world.backend().read(config, topic, (key, value) -> listing.record(topic, key, value));
            }
        }
        Instant now = world.clock().instant();
        List<Map<String, Object>> rows = listing.rows(output.isForPrograms(), now);
        output.print(out(), rows, listing.columns(rows), paint);
        listing.notes(now).forEach(progress::say);
        return ExitCode.OK;
    }

    int watch(BerthConfig config, Listing listing) {
        boolean drawn = world.screen().isTerminal() && output.isTable();
        StopSignal stop = world.stopSignal().apply(LONGEST_STOP);
        try {
            if (drawn) {
                String title = command.qualifiedName() + ", " + config.pool();
                try (DrawnWatch watch = new DrawnWatch(listing, stop, world, out(), output.isWide(), paint, title)) {
                    world.backend().follow(config, listing.topics(), watch);
                }
            } else {
                Progress progress = Progress.of(command, world);
                world.backend()
                        .follow(
                                config,
                                listing.topics(),
                                new PrintedWatch(listing, stop, world.clock(), out(), output, paint, progress));
            }
            return ExitCode.OK;
        } finally {
            stop.done();
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
