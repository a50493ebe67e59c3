package io.berth.agent.cli;

import io.berth.agent.config.AgentConfig;
import io.berth.agent.probe.FoundTags;
import io.berth.agent.probe.MachineProbes;
import io.berth.agent.probe.ProbeConfig;
import io.berth.agent.process.ProcessTrees;
import io.berth.agent.session.HookResult;
import io.berth.reservation.timing.Lengths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What this machine says when it is asked now.
 *
 * @param tags what its probes found
 * @param health what its health probe said, empty where there is none
 */
record ProbePlan(ProbeConfig config, FoundTags tags, Optional<HookResult> health) {

    /** Runs every probe, as the daemon would. Only the state directory is another one, for as long as this runs. */
    static ProbePlan ask(AgentConfig config) throws InterruptedException {
        try {
            Path scratch = Files.createTempDirectory("berth-check");
            try {
                String pool = config.pool().value();
                String agent = config.agent().value();
                MachineProbes machine = new MachineProbes(
                        config.probes(), pool, agent, new ProcessTrees(scratch, pool, agent), (probe, line) -> {});
                CompletableFuture<Void> never = new CompletableFuture<>();
                return new ProbePlan(
                        config.probes(),
                        machine.tags(never),
                        config.probes().health().isEmpty() ? Optional.empty() : Optional.of(machine.health(never)));
            } finally {
                Files.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary directory cannot be used", e);
        }
    }

    /** @return what is shown, by the word in front of it */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("tags", tags.all().toString());
        if (!config.tags().isEmpty()) {
            StringBuilder found = new StringBuilder("asked every " + Lengths.text(config.tagsInterval())
                    + " and after each reservation, each for at most " + Lengths.text(config.tagsTimeout()));
            tags.byProbe().forEach((probe, words) -> below(found, probe + ": " + shown(words)));
            tags.problems().forEach(problem -> below(found, problem));
            lines.put("probes", found.toString());
        }
        health.ifPresent(result -> lines.put(
                "health",
                Plan.runs(config.health().orElseThrow()) + " every " + Lengths.text(config.healthInterval()) + "; it "
                        + (result.succeeded()
                                ? "passes now"
                                : "fails now (" + result.detail() + "), so nobody gets this agent")));
        return lines;
    }

    private static String shown(List<String> words) {
        return words.isEmpty() ? "no tag" : String.join(", ", words);
    }

    private static void below(StringBuilder text, String line) {
        text.append(String.format("%n%-11s%s", "", line));
    }

    void json(Map<String, Object> plan) {
        plan.put("tags", tags.all().texts());
        if (!config.tags().isEmpty()) {
            plan.put("probes", new LinkedHashMap<String, Object>(tags.byProbe()));
            plan.put("probeProblems", tags.problems());
        }
        health.ifPresent(result -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("program", Plan.program(config.health().orElseThrow()));
            shown.put("passes", result.succeeded());
            shown.put("detail", result.detail());
            plan.put("health", shown);
        });
    }
}
