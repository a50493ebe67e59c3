/** What an agent must not forget, on disk: the highest accepted epoch, and that one process at a time uses it. */
package io.berth.agent.fence;
