package io.berth.master.cli.doctor;

import io.berth.master.UnavailableException;
import java.util.List;

/**
 * What a check found. Holds no secret.
 *
 * @param fault null where it did not fail
 * @param seen what was found, for a person, the most important first
 * @param problems what failed, or is to be looked at; none where all is well
 */
public record Finding(Status status, Fault fault, List<String> seen, List<Problem> problems) {
    public Finding {
        seen = List.copyOf(seen);
        problems = List.copyOf(problems);
    }

    static Finding ok(List<String> seen) {
        return new Finding(Status.OK, null, seen, List.of());
    }

    static Finding ok(String seen) {
        return ok(List.of(seen));
    }

    /** @return OK where there is no problem */
    static Finding warning(List<String> seen, List<Problem> problems) {
        return problems.isEmpty() ? ok(seen) : new Finding(Status.WARNING, null, seen, problems);
    }

    /** @return OK where there is no problem */
    static Finding failed(Fault fault, List<String> seen, List<Problem> problems) {
        return problems.isEmpty() ? ok(seen) : new Finding(Status.FAILED, fault, seen, problems);
    }

    static Finding skipped(String why) {
        return new Finding(Status.SKIPPED, null, List.of(why), List.of());
    }

    /** @return what it means that something could not be used at all */
    static Finding of(UnavailableException cause) {
        return switch (cause.problem()) {
            case UNREACHABLE ->
                failed(
                        Fault.UNREACHABLE,
                        cause,
                        "see that it runs. If its port wants a login, set security.protocol and the settings of SASL.");
            case NOT_ALLOWED ->
                failed(
                        Fault.CONFIGURATION,
                        cause,
                        "correct security.protocol, sasl.mechanism, sasl.jaas.config, ssl.*; or have this user given the"
                                + " rights that docs/operations.md lists under \"Who may do what\".");
            case TOPICS_MISSING -> failed(Fault.OTHER, cause, "berth-server topics --create --config FILE");
            case CONFIGURATION ->
                failed(Fault.CONFIGURATION, cause, "correct the setting that it names: docs/configuration.md.");
        };
    }

    private static Finding failed(Fault fault, UnavailableException cause, String fix) {
        return failed(fault, List.of(), List.of(new Problem(cause.getMessage(), fix)));
    }
}
