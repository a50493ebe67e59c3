package io.berth.agent.probe;

import io.berth.agent.process.Program;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an agent asks its machine.
 *
 * @param configured the tags that it has whatever the machine says
 * @param tags the programs that print tags, by name; a name is one of Berth's names
 * @param tagsInterval how often they run
 * @param tagsTimeout how long each may run
 * @param health the program that says by its exit code whether the machine is fit, empty for none
 * @param healthInterval how often it runs
 * @param healthTimeout how long it may run
 */
public record ProbeConfig(
        TagSet configured,
        SortedMap<String, Program> tags,
        Duration tagsInterval,
        Duration tagsTimeout,
        Optional<Program> health,
        Duration healthInterval,
        Duration healthTimeout) {
    public ProbeConfig {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Shows programs, not their arguments: one may be a secret. */
    @Override
    public String toString() {
        Map<String, String> programs = new TreeMap<>();
        tags.forEach((name, program) -> programs.put(name, program.arguments().get(0)));
        return "probes=" + programs
                + health.map(program -> ", health=" + program.arguments().get(0))
                        .orElse("");
    }
}
