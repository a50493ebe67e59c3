package io.berth.server.health;

import java.util.List;

/**
 * How the service is at a moment: what {@link HealthServer} shows.
 *
 * @param configured whether the pools have been configured since the start
 */
public record ServiceHealth(List<StreamsStatus> applications, boolean configured, ServiceMetrics.Counts counts) {
    public ServiceHealth {
        applications = List.copyOf(applications);
    }

    /** @return whether restarting would do no good */
    public boolean isAlive() {
        return applications.stream().allMatch(StreamsStatus::isAlive);
    }

    /** @return whether requests are decided now */
    public boolean isReady() {
        return configured && applications.stream().allMatch(StreamsStatus::isReady);
    }

    /** @return one line per application, for a person who looks why it is not ready */
    String explanation() {
        StringBuilder text = new StringBuilder();
        applications.forEach(each -> text.append(each.application())
                .append(": ")
                .append(each.state())
                .append(", ")
                .append(each.liveThreads())
                .append(each.liveThreads() == 1 ? " live thread\n" : " live threads\n"));
        return text.append(configured ? "pools: configured\n" : "pools: not configured yet\n")
                .toString();
    }
}
