package io.berth.master.cli.doctor;

import io.berth.master.transport.SeenTopic;
import io.berth.master.transport.SeenTopic.Presence;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.TopicCheck;
import io.berth.schemas.topic.TopicShape;
import io.berth.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether Berth's topics are there and as they must be. */
record TopicsCheck(Supplier<Map<String, SeenTopic>> topics) implements Check {
    static final String NAME = "topics";

    /** What a client cannot do without. The others are the service's. */
    static final List<Topic> NEEDED =
            List.of(Topics.COMMANDS, Topics.REPLIES, Topics.AGENTS, Topics.REQUESTS, Topics.POOLS);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(BrokersCheck.NAME);
    }

    @Override
    public Finding look() {
        return judge(topics.get());
    }

    static Finding judge(Map<String, SeenTopic> topics) {
        Map<String, TopicShape> shapes = new HashMap<>();
        List<Topic> judged = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        List<String> settingsHidden = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Topic topic : Topics.all()) {
            SeenTopic found = topics.get(topic.name());
            if (found.presence() == Presence.HIDDEN) {
                hidden.add(topic.name());
                if (NEEDED.contains(topic)) {
                    problems.add(new Problem(
                            "topic " + topic.name() + ": this client may not even see it.",
                            PermissionsCheck.command("Describe", topic)));
                }
                continue;
            }
            if (found.presence() == Presence.MISSING || !found.settings().isEmpty()) {
                judged.add(topic);
            } else {
                settingsHidden.add(topic.name());
            }
            if (found.presence() == Presence.PRESENT) {
                shapes.put(topic.name(), new TopicShape(found.partitions(), found.settings()));
                seen.add(topic.name() + " " + found.partitions());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                shapes.size() + " of " + Topics.all().size() + " topics, with partitions: " + String.join(", ", seen));
        if (!settingsHidden.isEmpty()) {
            lines.add("settings that this client may not see (DescribeConfigs): " + String.join(", ", settingsHidden));
        }
        if (!hidden.isEmpty()) {
            lines.add("topics that this client may not see: " + String.join(", ", hidden));
        }
        TopicCheck.problems(judged, shapes)
                .forEach(problem -> problems.add(new Problem(
                        "topic " + problem.topic() + ": " + problem.finding() + ". " + problem.meaning(),
                        problem.mending())));
        return Finding.failed(Fault.OTHER, lines, problems);
    }
}
