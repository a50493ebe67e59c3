package io.berth.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the data flow shows the registry as it is. */
class DataFlowDocTest {

    @Test
    void thePageShowsEveryTopicAsTheRegistryHasIt() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "data-flow.md"));

        assertThat(page)
                .as("docs/data-flow.md must hold the table of topics; paste this one:%n%s", table())
                .contains(table());
    }

    private static String table() {
        return Topics.all().stream()
                .map(topic -> String.format(
                        "| `%s` | %s | %s | %d | %s | %s |",
                        topic.name(),
                        topic.key(),
                        topic.purpose(),
                        topic.partitions(),
                        kept(topic),
                        topic.timestampsByBroker() ? "broker" : "writer"))
                .collect(Collectors.joining("\n"));
    }

    private static String kept(Topic topic) {
        if (topic.isCompacted()) {
            return "last of each key";
        }
        return topic.retention().toDays() > 0
                ? topic.retention().toDays() + " days"
                : topic.retention().toMinutes() + " min";
    }
}
