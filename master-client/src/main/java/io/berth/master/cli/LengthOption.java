package io.berth.master.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For how long an operator takes something out of service. */
final class LengthOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "After so long it is over by itself, for example 2h. Default: until somebody ends it.")
    private Duration length;

    /** @throws ParameterException if it is no time at all */
    Optional<Duration> length() {
        if (length != null && length.isZero()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--for is 0. Say for how long, for example 2h, or leave it out: then somebody must end it.");
        }
        return Optional.ofNullable(length);
    }
}
