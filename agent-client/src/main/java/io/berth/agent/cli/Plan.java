package io.berth.agent.cli;

import io.berth.agent.config.AgentConfig;
import io.berth.agent.process.Program;
import io.berth.agent.session.Fence;
import io.berth.agent.session.HookKind;
import io.berth.reservation.timing.Lengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a configuration leads to, for a person and for a program. Holds no secret; of a command it shows the program only. */
final class Plan {
    private Plan() {}

    /**
     * @param ways how processes are followed on this machine
     * @param probes what the machine says now
     */
    static String text(AgentConfig config, Fence fence, String ways, ProbePlan probes) {
        StringBuilder text = new StringBuilder();
        line(text, "agent", config.pool() + "/" + config.agent());
        probes.lines().forEach((name, value) -> line(text, name, value));
        line(text, "kafka", config.kafkaShown().toString());
        line(text, "heartbeat", Lengths.text(config.heartbeat()) + ", and at once when something changes");
        line(
                text,
                "state",
                config.stateDirectory() + ", highest accepted epoch " + fence.highestEpoch()
                        + (fence.unclean() ? ", left unclean" : ""));
        line(text, "reserved", hook(config, HookKind.ON_RESERVED, "ready at once, there is no hook"));
        line(
                text,
                "masters",
                config.masters()
                        .map(names -> String.join(", ", new TreeSet<>(names)))
                        .orElse("everybody"));
        ChildPlan.lines(config.child()).forEach((name, value) -> line(text, name, value));
        line(text, "freed", hook(config, HookKind.ON_FREED, "nothing to clean up, there is no hook"));
        line(text, "stop", "SIGTERM cleans up for at most " + Lengths.text(config.stopTimeout()) + ", then ends");
        line(
                text,
                "cut off",
                config.cutOff()
                        .map(after -> "ends what it serves when Kafka is away for " + Lengths.text(after))
                        .orElse("serves on when Kafka is away"));
        line(text, "processes", "followed " + ways);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-10s %s%n", name, value));
    }

    private static String hook(AgentConfig config, HookKind kind, String none) {
        Program command = config.hooks().get(kind);
        return command == null ? none : runs(command) + ", for at most " + Lengths.text(config.hookTimeout());
    }

    /** @return what is run, without its arguments: one may be a secret */
    static String runs(Program command) {
        int arguments = command.arguments().size() - 1;
        return "runs " + program(command)
                + switch (arguments) {
                    case 0 -> "";
                    case 1 -> " with 1 argument";
                    default -> " with " + arguments + " arguments";
                };
    }

    static String program(Program command) {
        return command.arguments().get(0);
    }

    static String json(AgentConfig config, Fence fence, ProbePlan probes) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("pool", config.pool().value());
        plan.put("agent", config.agent().value());
        probes.json(plan);
        plan.put("kafka", config.kafkaShown());
        plan.put("heartbeatMs", config.heartbeat().toMillis());
        plan.put("stateDirectory", config.stateDirectory().toString());
        plan.put("highestEpoch", fence.highestEpoch());
        plan.put("unclean", fence.unclean());
        Map<String, Object> hooks = new LinkedHashMap<>();
        for (HookKind kind : HookKind.values()) {
            if (config.hooks().containsKey(kind)) {
                hooks.put(kind.label(), program(config.hooks().get(kind)));
            }
        }
        plan.put("hooks", hooks);
        plan.put("cleans", config.cleans());
        config.masters().ifPresent(names -> plan.put("masters", List.copyOf(new TreeSet<>(names))));
        config.child().ifPresent(child -> plan.put("child", ChildPlan.json(child)));
        config.cutOff().ifPresent(after -> plan.put("cutOffAfterMs", after.toMillis()));
        plan.put("hookTimeoutMs", config.hookTimeout().toMillis());
        plan.put("stopTimeoutMs", config.stopTimeout().toMillis());
        return value(plan) + System.lineSeparator();
    }

    private static String value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + value(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Plan::value).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(String.valueOf(value));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
