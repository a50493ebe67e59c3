package io.berth.master.cli;

import io.berth.reservation.name.AgentName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names a reservation: an agent and an epoch. */
final class HoldingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "AGENT", description = "The agent.")
    private String agent;

    @Option(
            names = {"-e", "--epoch"},
            required = true,
            paramLabel = "N",
            description = "The epoch of the reservation, as `berth reserve` printed it.")
    private long epoch;

    /** @throws ParameterException if it is no name */
    AgentName agent() {
        return AgentArgument.named(spec, agent);
    }

    long epoch() {
        return epoch;
    }
}
