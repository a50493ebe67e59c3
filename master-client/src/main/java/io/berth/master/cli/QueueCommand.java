package io.berth.master.cli;

import io.berth.master.BerthConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth queue}: who waits, and who holds. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the requests of a pool that wait, are offered agents, or hold some.",
            "First those that hold or are offered agents, oldest first; then those that wait, by priority"
                    + " and age.",
            "The place counts those that wait for the same, and is the one that the service tells them."
                    + " It is no promise: fair shares between masters, quotas, the bound on overtaking, fallbacks,"
                    + " and requests for other words that fit the same agents may change who is next. They are not"
                    + " in this list.",
            "Of a request with fallbacks the one that it asks for now is shown; with -o json all of them."
        },
        footer = {
            "",
            "Examples:",
            "  berth queue --all -o json",
            "  berth queue -w",
            "  berth queue -w -o json | jq -c 'select(.change == \"left\")'"
        })
final class QueueCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private WatchOption watch = new WatchOption();

    @Option(
            names = "--all",
            description =
                    "Also those that are over and still remembered, with how they ended; a rejected one with why.")
    private boolean all;

    @Option(
            names = {"-A", "--all-pools"},
            description = "Those of every pool.")
    private boolean allPools;

    QueueCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        BerthConfig config = BerthCli.config(spec, world);
        Listing listing = new QueueListing(config.pool(), all, allPools);
        Lister lister = new Lister(spec, world, output);
        return watch.isOn() ? lister.watch(config, listing) : lister.list(config, listing);
    }
}
