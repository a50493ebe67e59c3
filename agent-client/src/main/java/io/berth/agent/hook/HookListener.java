package io.berth.agent.hook;

import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookResult;

/** Hears what becomes of hooks. Called on the runner's threads. */
public interface HookListener {
    /** The hook is over, and so is everything it started if it was stopped or timed out. Called once per start. */
    void finished(HookKind kind, long epoch, HookResult result);

    /** @param line one line that the hook printed, shortened, with control characters escaped */
    void printed(HookKind kind, long epoch, String line);
}
