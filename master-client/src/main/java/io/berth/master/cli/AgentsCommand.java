package io.berth.master.cli;

import io.berth.master.BerthConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth agents}: who is there, and what they do. */
@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the agents of a pool, their state and whom they serve.",
            "Of one that is out of service it says who took it out, why and for how long; and whether the"
                    + " pool is on hold.",
            "lost: reserved and not heard of; nobody else gets it. draining: reserved, and gets no work"
                    + " after that."
        },
        footer = {
            "",
            "Examples:",
            "  berth agents --pool ios -o wide",
            "  berth agents -w",
            "  berth agents -o json | jq -r '.[] | select(.state == \"lost\") | .name'"
        })
final class AgentsCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private WatchOption watch = new WatchOption();

    @Option(
            names = {"-A", "--all-pools"},
            description = "Those of every pool.")
    private boolean allPools;

    AgentsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        BerthConfig config = BerthCli.config(spec, world);
        Listing listing = new AgentListing(config.pool(), allPools);
        Lister lister = new Lister(spec, world, output);
        return watch.isOn() ? lister.watch(config, listing) : lister.list(config, listing);
    }
}
