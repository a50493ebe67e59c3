package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.code.Withdrawal;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.HeldAgent;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/cli.md true. */
class CliDocTest {
    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final FakeWorld world = new FakeWorld();

    @Test
    void everyCommandOfThePageIsTakenAsFarAsKafka() throws IOException {
        CommandLines.assertTakenAsFarAsKafka("cli.md", 25);
    }

    @Test
    void theExitCodesAreThoseOfTheProgram() throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(PAGE);
        for (String line : lines.subList(lines.indexOf("## Exit codes"), lines.size())) {
            Matcher row = Pattern.compile("\\| (\\d+) \\| (.*) \\|").matcher(line);
            if (row.matches()) {
                told.put(row.group(1), row.group(2));
            }
        }
        assertThat(told).containsExactlyEntriesOf(ExitCode.MEANINGS);
    }

    @Test
    void theFieldsOfAgents() throws IOException {
        AgentState drained = States.agent("default", "mac-1", AgentStatus.DRAINED, true, -1, null);
        States.set(
                drained, "withdrawn", States.withdrawal(Withdrawal.DRAINED, "alice", "disk swap", Duration.ofHours(2)));
        world.with(Topics.AGENTS, "default/mac-1", drained);

        assertFields("berth agents", "agents");
    }

    @Test
    void theFieldsOfTheQueue() throws IOException {
        RequestState group = States.request("r-1", 5, RequestStatus.RESERVED, "macos");
        States.set(group, "fallbacks", List.of(States.after(Duration.ofMinutes(5), States.need(1, "macos"))));
        States.set(group, "held", List.of(new HeldAgent("mac-08", 5L, 0, List.of("macos"), Outcome.REVOKED)));
        world.with(Topics.REQUESTS, "default/r-1", group);

        assertFields("berth queue", "queue");
    }

    @Test
    void theFieldsOfAReservation() throws IOException {
        world.grants(new FakeReservation());

        assertFields("berth reserve", "reserve", "--tags", "macos");
    }

    @Test
    void theFieldsOfThoseThatLookAtAPool() throws IOException {
        PlayedPool pool = new PlayedPool(PoolPolicy.DEFAULT, Duration.ofHours(1))
                .agent("mac-07", "macos")
                .asks("ci-1", "r-1", "macos")
                .asks("ci-2", "r-2", "macos");
        pool.play(new Command.HoldPool(new MasterName("alice"), "new disks", Duration.ofHours(2)));
        pool.in(world);

        assertFields("berth pool show", "pool", "show");
        assertFields("berth who", "who");
        assertFields("berth who AGENT", "who", "mac-07");
        assertFields("berth why", "why", "r-2");
        assertFields("berth history", "history", "mac-07");
    }

    private void assertFields(String heading, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("-o", "json", "-q"));
        world.out.getBuffer().setLength(0);
        assertThat(world.run(words.toArray(String[]::new)))
                .as(world.err.toString())
                .isZero();
        TreeSet<String> printed = fields(world.out.toString());
        if (heading.equals("berth why")) {
            // Those of berth agents, as the page says.
            printed.removeIf(field -> field.startsWith("agents."));
        }
        assertThat(told(heading)).as(heading).isEqualTo(printed);
    }

    /** The names in the first column of the table under the heading. */
    private static TreeSet<String> told(String heading) throws IOException {
        TreeSet<String> fields = new TreeSet<>();
        boolean here = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("Fields of ")) {
                here = line.startsWith("Fields of `" + heading + " -o json`");
            } else if (here && line.startsWith("| `")) {
                Matcher name = NAME.matcher(line.split("\\|")[1]);
                while (name.find()) {
                    fields.add(name.group(1));
                }
            } else if (line.startsWith("#")) {
                here = false;
            }
        }
        return fields;
    }

    /** All names of fields; those of an object within another have that one's name and a dot in front. */
    private static TreeSet<String> fields(String json) throws IOException {
        TreeSet<String> fields = new TreeSet<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            List<String> path = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    path.add("");
                } else if (token == JsonToken.END_OBJECT) {
                    path.remove(path.size() - 1);
                } else if (token == JsonToken.FIELD_NAME) {
                    path.set(path.size() - 1, parser.currentName());
                    fields.add(String.join(".", path));
                }
            }
        }
        return fields;
    }
}
