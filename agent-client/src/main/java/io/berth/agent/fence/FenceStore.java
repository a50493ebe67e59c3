package io.berth.agent.fence;

import io.berth.agent.session.Fence;

/** Where a fence outlives the machine's power. */
public interface FenceStore {
    /**
     * Returns when it is there for good.
     *
     * @throws FenceException where that cannot be said; the caller must not act on the fence then
     */
    void write(Fence fence) throws FenceException;
}
