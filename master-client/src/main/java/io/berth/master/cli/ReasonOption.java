package io.berth.master.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why an operator does something. */
final class ReasonOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-r", "--reason"},
            required = true,
            paramLabel = "TEXT",
            description = "Why. Those who wait are told, and it stays in the audit log: no secrets.")
    private String reason;

    /** @throws ParameterException if it says nothing */
    String reason() {
        if (reason.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--reason is empty. Say in a few words why, for those who wait.");
        }
        return reason.strip();
    }
}
