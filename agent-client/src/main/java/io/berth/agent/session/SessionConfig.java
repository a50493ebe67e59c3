package io.berth.agent.session;

import java.time.Duration;

/**
 * What one run of an agent needs to know.
 *
 * @param incarnation names this run and no other
 * @param heartbeat how often it reports when nothing changes
 * @param prepares whether there is an on-reserved hook
 * @param cleans whether there is an on-freed hook
 * @param stopTimeout how long a stop may take before running hooks are ended
 */
public record SessionConfig(
        String incarnation, Duration heartbeat, boolean prepares, boolean cleans, Duration stopTimeout) {}
