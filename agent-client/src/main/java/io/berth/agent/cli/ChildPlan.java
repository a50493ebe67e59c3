package io.berth.agent.cli;

import io.berth.agent.child.ChildConfig;
import io.berth.agent.child.LocalMaster;
import io.berth.reservation.timing.Lengths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The part of a {@link Plan} that is about the supervised child. */
final class ChildPlan {
    private ChildPlan() {}

    /** @return lines by what they are about, in their order */
    static Map<String, String> lines(Optional<ChildConfig> config) {
        Map<String, String> lines = new LinkedHashMap<>();
        if (config.isEmpty()) {
            lines.put("child", "none");
            return lines;
        }
        ChildConfig child = config.get();
        String what =
                child.command().map(template -> Plan.runs(template.program())).orElse("runs one for each master");
        lines.put(
                "child",
                what + ", ready " + ready(child) + ", refused after " + child.attempts()
                        + " ends before that, works in " + child.workDirectory());
        new TreeMap<>(child.masters()).forEach((name, master) -> lines.put("  " + name, line(master)));
        return lines;
    }

    private static String ready(ChildConfig child) {
        return child.readyLine()
                .map(pattern -> "when it prints '" + pattern + "'")
                .orElseGet(() -> "when it has run for " + Lengths.text(child.readyAfter()));
    }

    private static String line(LocalMaster master) {
        List<String> parts = new ArrayList<>();
        master.url().ifPresent(parts::add);
        master.secretFile().ifPresent(file -> parts.add("secret in " + file + reading(file)));
        master.command().ifPresent(template -> parts.add(Plan.runs(template.program())));
        return String.join(", ", parts);
    }

    private static String reading(Path file) {
        return Files.isReadable(file) ? "" : " (this user cannot read it: right only if the command changes the user)";
    }

    static Map<String, Object> json(ChildConfig child) {
        Map<String, Object> plan = new LinkedHashMap<>();
        child.command().ifPresent(template -> plan.put("program", Plan.program(template.program())));
        plan.put("workDirectory", child.workDirectory().toString());
        child.readyLine().map(Pattern::pattern).ifPresent(line -> plan.put("readyLine", line));
        if (child.readyLine().isEmpty()) {
            plan.put("readyAfterMs", child.readyAfter().toMillis());
        }
        plan.put("attempts", child.attempts());
        plan.put("stopTimeoutMs", child.stopTimeout().toMillis());
        Map<String, Object> masters = new TreeMap<>();
        child.masters().forEach((name, master) -> masters.put(name, json(master)));
        plan.put("masters", masters);
        return plan;
    }

    private static Map<String, Object> json(LocalMaster master) {
        Map<String, Object> plan = new LinkedHashMap<>();
        master.url().ifPresent(url -> plan.put("url", url));
        master.secretFile().ifPresent(file -> plan.put("secretFile", file.toString()));
        master.command().ifPresent(template -> plan.put("program", Plan.program(template.program())));
        return plan;
    }
}
