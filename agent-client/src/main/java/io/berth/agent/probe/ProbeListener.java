package io.berth.agent.probe;

import io.berth.agent.session.HookResult;

/** Hears what the machine says. Called on the runner's threads. */
public interface ProbeListener {
    /** Answers an order for tags. */
    void tags(FoundTags found);

    /** Answers an order for health. */
    void health(HookResult result);
}
