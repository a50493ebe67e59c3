package io.berth.agent.session;

/**
 * How a hook ended.
 *
 * @param succeeded whether it did all it had to do
 * @param detail how it ended, for a person: "exit code 3", "timed out after 30s"; holds nothing that the hook printed
 */
public record HookResult(boolean succeeded, String detail) {
    /** It did all it had to do. */
    public static final HookResult SUCCESS = new HookResult(true, "exit code 0");

    /** @return a failure, as data */
    public static HookResult failure(String detail) {
        return new HookResult(false, detail);
    }
}
