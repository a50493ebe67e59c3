package io.berth.schemas.topic;

/**
 * Why the service must not run against a topic.
 *
 * @param finding what is wrong: "cleanup.policy is delete, expected compact"
 * @param meaning what that leads to
 * @param mending a command, or what to do
 */
public record TopicProblem(String topic, String finding, String meaning, String mending) {
    /** @return all of it in one line */
    public String sentence() {
        return "topic " + topic + ": " + finding + ". " + meaning + " Mend it with: " + mending;
    }
}
