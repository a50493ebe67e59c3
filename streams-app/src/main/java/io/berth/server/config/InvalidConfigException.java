package io.berth.server.config;

import java.util.List;

/**
 * The configuration cannot be used. Carries every problem at once, so that an operator mends them in one go; the message
 * holds all of them and no secret. Checked: the caller ends the program with exit code 78.
 */
public final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param problems at least one, each a line of its own: the key, what is wrong, what to do */
    public InvalidConfigException(String source, List<String> problems) {
        super("The configuration (" + source + ") cannot be used, so nothing was started. "
                + (problems.size() == 1 ? "1 problem:" : problems.size() + " problems:") + "\n  "
                + String.join("\n  ", problems));
    }
}
