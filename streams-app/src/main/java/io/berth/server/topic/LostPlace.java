package io.berth.server.topic;

import io.berth.schemas.topic.Topics;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the group has lost its place in the command log: there is state, and no committed offset that says up to where
 * the log is in it. Kafka forgets the offsets of a group that was away for {@code offsets.retention.minutes} (a week). Read
 * from its beginning, the log would then be decided a second time on top of the state that it made. Pure.
 *
 * <p>A very first transaction that was aborted looks the same, because what it wrote stays in the changelog. The advice
 * then costs nothing but the commands that wait, and those are sent again.
 *
 * @param group the group of RESERVATIONS, which is its application id
 * @param committed the partitions of the command log with a committed offset
 * @param stored the partitions whose stores have something in their changelogs
 */
public record LostPlace(String group, Set<Integer> committed, Set<Integer> stored) {
    public LostPlace {
        committed = Set.copyOf(committed);
        stored = Set.copyOf(stored);
    }

    /** @return why not to start and how to mend it, or empty where every partition can be gone on with */
    public Optional<String> problem() {
        Set<Integer> lost = new TreeSet<>(stored);
        lost.removeAll(committed);
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        String partitions = String.join(",", lost.stream().map(Object::toString).toList());
        return Optional.of("The group " + group + " has state, but no committed offset for partition"
                + (lost.size() == 1 ? " " : "s ") + partitions + " of " + Topics.COMMANDS.name()
                + ", so the service does not start: it would decide a week of old commands as if they were new. Kafka"
                + " forgets the offsets of a group that was away for a week. Mend it with: kafka-consumer-groups"
                + " --reset-offsets --to-latest --group " + group + " --topic " + Topics.COMMANDS.name() + ":"
                + partitions + " --execute. Commands that nobody has decided yet are passed over by that; clients send"
                + " again what is not answered.");
    }
}
