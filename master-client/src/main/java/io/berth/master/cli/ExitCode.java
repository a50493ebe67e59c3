package io.berth.master.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the commands return to the shell. {@code berth run} and {@code berth reserve --shell} otherwise return the code of their child. */
final class ExitCode {
    static final int OK = 0;
    /** The audit found something, decode met garbage, or something failed that should not. */
    static final int FOUND = 1;
    /** No match, timed out, refused, nothing of that name. A replay found no difference, and could not compare everything. */
    static final int REFUSED = 2;
    /** The reservation is over, and its holder did not end it. */
    static final int LOST = 3;
    /** It belongs to another master, or Kafka does not let this client in. */
    static final int NOT_ALLOWED = 4;

    static final int USAGE = 64;
    /** Kafka or the service cannot be reached. */
    static final int UNREACHABLE = 69;

    static final int CONFIGURATION = 78;
    /** As the shell has it: found and not to be executed, and not found. */
    static final int NOT_EXECUTABLE = 126;

    static final int NOT_FOUND = 127;

    /** For help and documentation, in order. A code keeps its meaning. */
    static final Map<String, String> MEANINGS = meanings();

    private ExitCode() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        put(meanings, OK, "ok");
        put(meanings, FOUND, "something is wrong: an audit found it, or it is a bug");
        put(meanings, REFUSED, "no match, timed out, refused, or nothing of that name");
        put(meanings, LOST, "the reservation is lost");
        put(meanings, NOT_ALLOWED, "not allowed: it belongs to another master, or Kafka refuses this client");
        put(meanings, USAGE, "the command line is wrong");
        put(meanings, UNREACHABLE, "Kafka or the service does not answer");
        put(meanings, CONFIGURATION, "the configuration is wrong");
        put(meanings, NOT_EXECUTABLE, "the command of `berth run` may not be executed");
        put(meanings, NOT_FOUND, "the command of `berth run` was not found");
        return Collections.unmodifiableMap(meanings);
    }

    private static void put(Map<String, String> meanings, int code, String meaning) {
        meanings.put(Integer.toString(code), meaning);
    }
}
