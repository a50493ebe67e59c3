package io.berth.reservation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/state-machine.md is drawn from the tables that {@link StateTableTest} holds against the pool, so it shows what the
 * pool does. Run with {@code -Dberth.docs=write} to write it anew.
 */
class StateMachineDocTest {
    private static final Path PAGE = Path.of("..", "docs", "state-machine.md");
    private static final Pattern CELL = Pattern.compile(" {4}(\\S.*?) {2,}(.*)");
    private static final Pattern ENDS_IN = Pattern.compile("= (\\S+)(?: -> .*)?$");

    @Test
    void thePageShowsWhatThePoolDoes() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("berth.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/state-machine.md is out of date; write it anew with -Dberth.docs=write")
                .isEqualTo(page);
    }

    private static String page() {
        String agents = AgentStates.TABLE.text();
        String requests = RequestStates.TABLE.text();
        return """
                # The state machines of a pool

                Written by a test from what the pool does (`StateMachineDocTest`); do not edit. *lost* marks an agent whose process is not
                heard while it is in use: nobody else gets it. *withdrawn* marks one that an operator drains: it is DRAINED as soon as it serves nobody.
                *debugging* marks a reservation that a person extended with a reason: until its end it needs neither renewal nor job. *group* marks a
                request for two agents, a1 and a2. A name after a comma is a variant of the same state or command. The agent of these tables does
                not clean, unless it is CLEANING; for one that does, read CLEANING wherever AVAILABLE or LOCK_DELAY follows RESERVED.

                ## An agent

                """ + diagram(agents) + """

                ## A request

                """ + diagram(requests) + """

                ## Every command in every state

                One line for each: the command, what happens (`-` for nothing), `=` the state after it, `->` whom is told what. Agent `a1`,
                request `r1` of master `ci`.

                ### Agent

                ```
                """ + agents + """
                ```

                ### Request

                ```
                """ + requests + "```\n";
    }

    private static String diagram(String table) {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        String from = "";
        for (String line : table.split("\n")) {
            Matcher cell = CELL.matcher(line);
            if (!cell.matches()) {
                from = state(line);
                continue;
            }
            Matcher end = ENDS_IN.matcher(cell.group(2));
            if (end.find() && !state(end.group(1)).equals(from)) {
                arrows.computeIfAbsent(from + " --> " + state(end.group(1)), arrow -> new TreeSet<>())
                        .add(cell.group(1).split(",")[0]);
            }
        }
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        arrows.forEach((arrow, commands) -> text.append("  ")
                .append(arrow)
                .append(": ")
                .append(String.join(", ", commands))
                .append('\n'));
        return text.append("```\n").toString();
    }

    private static String state(String name) {
        String plain = name.split(",")[0].trim();
        return plain.equals("unknown") ? "[*]" : plain;
    }
}
