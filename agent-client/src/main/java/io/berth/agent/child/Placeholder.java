package io.berth.agent.child;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may stand in braces in a command. Its value is a name that was checked, or comes from local configuration. */
public enum Placeholder {
    /** Of the master, as configured here. */
    URL("url"),
    /** Path of the file with the secret, as configured here; never what is in it. */
    SECRET_FILE("secretFile"),
    AGENT("agent"),
    POOL("pool"),
    MASTER("master"),
    REQUEST("request"),
    EPOCH("epoch"),
    /** A directory for the work of this master. */
    WORK_DIR("workDir");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** @return as it is written between the braces */
    public String word() {
        return word;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Placeholder::word).toList();
    }

    static Optional<Placeholder> of(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }
}
