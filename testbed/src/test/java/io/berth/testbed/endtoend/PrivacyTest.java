package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.bench.SimulatedAgents;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.TopicDump;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a recorded run leaves in the topics: names, tags, ids and numbers, and what a job is for only where the pool shares it. */
@ExtendWith(SharedService.Lifetime.class)
class PrivacyTest {
    private static final String PURPOSE = "Confidential: nightly build of project X";

    /** Names, tags, expressions, the sentences of the service, and the codes of enums. */
    private static final Pattern NAMES_AND_TAGS = Pattern.compile("[A-Za-z0-9 ._=<>!&|()@/:,;'\\[\\]?+-]*");

    @Test
    void purposeIsNowhereUnlessThePoolSharesIt() {
        SharedService shared = SharedService.get();
        try (SimulatedAgents closed = agents(SharedService.DEFAULT_POOL);
                SimulatedAgents open = agents(SharedService.OPEN_POOL)) {
            closed.awaitAvailable(shared.view());
            open.awaitAvailable(shared.view());
            runWithPurpose("discreet", SharedService.DEFAULT_POOL);
            runWithPurpose("talkative", SharedService.OPEN_POOL);
        }
        List<Entry> run = TopicDump.of(
                shared.bootstrapServers(),
                Topics.all().stream().map(Topic::name).toList());
        assertThat(mentions(run, PURPOSE))
                .isNotEmpty()
                .allMatch(entry -> entry.key().startsWith(SharedService.OPEN_POOL));
    }

    @Test
    void everyTextInEveryRecordOfOursIsANameATagOrASentenceOfTheService() {
        SharedService shared = SharedService.get();
        try (SimulatedAgents agents = agents(SharedService.DEFAULT_POOL)) {
            agents.awaitAvailable(shared.view());
            runWithPurpose("plain", SharedService.DEFAULT_POOL);
        }
        List<String> written =
                List.of(Topics.AGENTS.name(), Topics.REQUESTS.name(), Topics.EVENTS.name(), Topics.REPLIES.name());
        List<Entry> run = TopicDump.of(shared.bootstrapServers(), written);
        assertThat(run).isNotEmpty();
        for (Entry entry : run) {
            if (entry.key().startsWith(SharedService.OPEN_POOL)) {
                continue;
            }
            List<String> texts = new ArrayList<>();
            entry.value().ifPresent(record -> collect(record, texts));
            texts.addAll(entry.headers().values());
            assertThat(texts)
                    .as(entry.topic() + " " + entry.key())
                    .allMatch(text -> text.length() < 1000
                            && NAMES_AND_TAGS.matcher(text).matches()
                            && !text.contains("/home/")
                            && !text.contains(System.getProperty("user.dir")));
        }
    }

    @Test
    void environmentAndCommandLineOfAJobStayWithTheMaster() {
        SharedService shared = SharedService.get();
        try (SimulatedAgents agents = agents(SharedService.DEFAULT_POOL)) {
            agents.awaitAvailable(shared.view());
            Child run = shared.world()
                    .berth(
                            "secretive",
                            Optional.of(SharedService.DEFAULT_POOL),
                            List.of("run", "--tags", "privacy", "--", "sh", "-c", ": token-5up3r53cr3t"));
            assertThat(run.awaitExit(World.LIMIT)).isZero();
        }
        List<Entry> all = TopicDump.of(
                shared.bootstrapServers(),
                Topics.all().stream().map(Topic::name).toList());
        assertThat(mentions(all, "5up3r53cr3t")).isEmpty();
    }

    private static SimulatedAgents agents(String pool) {
        return new SimulatedAgents(SharedService.get().bootstrapServers(), pool, 1, List.of("privacy"));
    }

    private static void runWithPurpose(String master, String pool) {
        Child run = SharedService.get()
                .world()
                .berth(master, Optional.of(pool), List.of("run", "--tags", "privacy", "--for", PURPOSE, "--", "true"));
        assertThat(run.awaitExit(World.LIMIT)).as(run.err()).isZero();
    }

    /** The commands of masters are as they sent them; the service drops what a pool does not share before anybody else sees it. */
    private static List<Entry> mentions(List<Entry> entries, String text) {
        return entries.stream()
                .filter(entry -> !entry.topic().equals(Topics.COMMANDS.name()) || !text.equals(PURPOSE))
                .filter(entry -> entry.bytes() != null)
                .filter(entry -> new String(entry.bytes(), StandardCharsets.UTF_8).contains(text))
                .toList();
    }

    private static void collect(Object value, List<String> texts) {
        if (value instanceof CharSequence text) {
            texts.add(text.toString());
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, texts));
        } else if (value instanceof IndexedRecord record) {
            for (Schema.Field field : record.getSchema().getFields()) {
                collect(record.get(field.pos()), texts);
            }
        }
    }
}
