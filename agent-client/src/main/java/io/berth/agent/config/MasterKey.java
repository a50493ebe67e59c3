package io.berth.agent.config;

import io.berth.reservation.name.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be said of one master: {@code berth.master.NAME.}, then one of these. */
enum MasterKey {
    URL("url"),
    SECRET_FILE("secret-file"),
    COMMAND("command");

    static final String PREFIX = ConfigKey.PREFIX + "master.";

    private final String word;

    MasterKey(String word) {
        this.word = word;
    }

    String of(String master) {
        return PREFIX + master + "." + word;
    }

    static Optional<MasterKey> ofWord(String word) {
        return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
    }

    /** @return the key that somebody probably meant */
    static MasterKey nearest(String word) {
        List<String> words = Arrays.stream(values()).map(key -> key.word).toList();
        return ofWord(Nearest.to(word, words)).orElseThrow();
    }
}
