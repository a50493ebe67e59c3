package io.berth.master.cli;

import io.berth.reservation.answer.RefusalCode;

/** What a refusal of the service means to the shell. */
final class Refusals {
    private Refusals() {}

    /**
     * @param ifStale the exit code where what the command names is over
     * @param meant what was probably meant, as {@link Meant} says it
     */
    static Failure of(RefusalCode code, String sentence, int ifStale, String meant) {
        return new Failure(exitCode(code, ifStale), "refused, " + code + ": " + sentence + meant);
    }

    private static int exitCode(RefusalCode code, int ifStale) {
        return switch (code) {
            case STALE -> ifStale;
            case NOT_HOLDER, REQUEST_ID_TAKEN -> ExitCode.NOT_ALLOWED;
            case UNKNOWN_POOL,
                    INVALID_NAME,
                    INVALID_EXPRESSION,
                    INVALID_VALUE,
                    NO_MATCH,
                    QUOTA,
                    UNKNOWN_REQUEST,
                    UNKNOWN_AGENT,
                    WRONG_STATE -> ExitCode.REFUSED;
        };
    }
}
