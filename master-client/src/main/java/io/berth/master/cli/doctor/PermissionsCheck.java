package io.berth.master.cli.doctor;

import io.berth.master.transport.SeenTopic;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Whether this client may write what it must write and read what it must read, as the brokers say it. Nothing is tried. */
record PermissionsCheck(Supplier<Map<String, SeenTopic>> topics) implements Check {
    static final String NAME = "permissions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(TopicsCheck.NAME);
    }

    @Override
    public Finding look() {
        return judge(topics.get());
    }

    static Finding judge(Map<String, SeenTopic> topics) {
        List<String> may = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Topic topic : TopicsCheck.NEEDED) {
            boolean writes = topic.equals(Topics.COMMANDS);
            String operation = writes ? "Write" : "Read";
            if (topics.get(topic.name()).operations().contains(operation.toUpperCase(Locale.ROOT))) {
                may.add((writes ? "write " : "read ") + topic.name());
            } else {
                problems.add(new Problem(
                        "this client may not " + (writes ? "write " : "read ") + topic.name() + ".",
                        command(operation, topic)));
            }
        }
        List<String> seen = new ArrayList<>();
        seen.add("may " + String.join(", ", may));
        if (!topics.get(Topics.EVENTS.name()).operations().contains("READ")) {
            seen.add("may not read " + Topics.EVENTS.name() + ": `berth audit` will not work");
        }
        return Finding.failed(Fault.OTHER, seen, problems);
    }

    /** @return what somebody who administers Kafka runs to allow it */
    static String command(String operation, Topic topic) {
        return "kafka-acls --bootstrap-server HOST:PORT --add --allow-principal User:NAME --operation " + operation
                + " --topic " + topic.name();
    }
}
