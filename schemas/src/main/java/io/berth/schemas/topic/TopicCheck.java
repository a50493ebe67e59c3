package io.berth.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Decides whether the service may run against the topics that are there. Pure.
 *
 * <p>Looks only at what the protocol rests on. How long something is kept and how many replicas it has is the operator's
 * choice; so is the number of partitions at creation. That the number did not change since is found by Kafka Streams, which
 * refuses to start against changelogs with another one.
 */
public final class TopicCheck {
    /** With 256 partitions the first writes stalled for seconds. */
    static final int MOST_REPLY_PARTITIONS = 64;

    private static final String CLEANUP = "cleanup.policy";
    private static final String TIMESTAMPS = "message.timestamp.type";

    /**
     * The largest records are a dead letter (512 KiB of what could not be read, its key, headers) and an offer of 64
     * agents with 64 of the longest tags each (530 KiB). A record that its topic refuses fails the transaction of the
     * command that caused it, and that command is then decided and refused again for ever. One limit for all topics:
     * Kafka's own default is a megabyte, so it costs nobody anything.
     */
    static final int LEAST_MESSAGE_BYTES = 600 * 1024;

    private static final String MESSAGE_BYTES = "max.message.bytes";

    private TopicCheck() {}

    /**
     * @param found the topics of Kafka by name; others than the expected ones may be among them
     * @return every problem, in the order of the expected topics
     */
    public static List<TopicProblem> problems(Collection<Topic> expected, Map<String, TopicShape> found) {
        List<TopicProblem> problems = new ArrayList<>();
        for (Topic topic : expected) {
            TopicShape shape = found.get(topic.name());
            if (shape == null) {
                problems.add(new TopicProblem(
                        topic.name(),
                        "it does not exist",
                        "It holds: " + topic.purpose() + ".",
                        "berth-server topics --create --config FILE"));
            } else {
                checkPartitions(topic, shape, problems);
                checkSetting(topic, shape, CLEANUP, problems);
                checkSetting(topic, shape, TIMESTAMPS, problems);
                checkMessageBytes(topic, shape, problems);
            }
        }
        return problems;
    }

    private static void checkPartitions(Topic topic, TopicShape shape, List<TopicProblem> problems) {
        if (topic.name().equals(Topics.REPLIES.name()) && shape.partitions() > MOST_REPLY_PARTITIONS) {
            problems.add(new TopicProblem(
                    topic.name(),
                    "it has " + shape.partitions() + " partitions, expected at most " + MOST_REPLY_PARTITIONS,
                    "One transaction that answers many masters would touch so many that it stalls for seconds.",
                    "kafka-topics --delete --topic " + topic.name()
                            + " (answers are kept for minutes only), then berth-server topics --create --config FILE"));
        }
    }

    private static void checkMessageBytes(Topic topic, TopicShape shape, List<TopicProblem> problems) {
        String found = shape.settings().get(MESSAGE_BYTES);
        // Kafka always says it; without it the broker's default applies, which is more.
        if (found != null && Long.parseLong(found) < LEAST_MESSAGE_BYTES) {
            problems.add(new TopicProblem(
                    topic.name(),
                    MESSAGE_BYTES + " is " + found + ", expected at least " + LEAST_MESSAGE_BYTES,
                    "One record that is longer would stop the partition that it comes from.",
                    "kafka-configs --alter --entity-type topics --entity-name " + topic.name() + " --add-config "
                            + MESSAGE_BYTES + "=1048588"));
        }
    }

    private static void checkSetting(Topic topic, TopicShape shape, String key, List<TopicProblem> problems) {
        String expected = topic.settings().get(key);
        String found = shape.settings().getOrDefault(key, "unknown");
        if (!found.equals(expected)) {
            problems.add(new TopicProblem(
                    topic.name(),
                    key + " is " + found + ", expected " + expected,
                    meaning(key, expected),
                    "kafka-configs --alter --entity-type topics --entity-name " + topic.name() + " --add-config " + key
                            + "=" + expected));
        }
    }

    private static String meaning(String key, String expected) {
        if (key.equals(CLEANUP)) {
            return expected.equals("compact")
                    ? "Without it the state of whatever is quiet for long disappears from the topic."
                    : "Without it records are lost or kept for ever: the log counts as a whole, not the last of each key.";
        }
        return expected.equals("LogAppendTime")
                ? "Without it the time of a decision would be whatever clock the writer has."
                : "Without it the records do not carry the time of the decision that made them.";
    }
}
