package io.berth.agent.config;

import java.util.List;

/** The configuration cannot be used. Each problem is a sentence that names the key, what is wrong and what to do; none holds a secret. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public ConfigException(String problem) {
        this(List.of(problem));
    }

    /** @return at least one */
    public List<String> problems() {
        return problems;
    }
}
