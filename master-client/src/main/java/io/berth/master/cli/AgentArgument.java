package io.berth.master.cli;

import io.berth.reservation.name.AgentName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names an agent of the pool. */
final class AgentArgument {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "AGENT", description = "The agent, as `berth agents` shows it.")
    private String agent;

    /** @throws ParameterException if it is no name */
    AgentName agent() {
        return named(spec, agent);
    }

    /** @return the agent that the command names, as it was written, or null where it names none */
    static String in(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(parameter -> parameter.paramLabel().equals("AGENT"))
                .map(parameter -> (String) parameter.getValue())
                .findFirst()
                .orElse(null);
    }

    static AgentName named(CommandSpec command, String agent) {
        try {
            return new AgentName(agent);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
