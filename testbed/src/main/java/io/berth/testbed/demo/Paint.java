package io.berth.testbed.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Colours words that a person looks for. Colour says nothing that the word does not. */
final class Paint {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("AVAILABLE", "32");
        WORDS.put("RESERVED", "33");
        WORDS.put("OFFERED", "36");
        WORDS.put("CLEANING", "35");
        WORDS.put("OFFLINE", "2");
        WORDS.put("LOCK_DELAY", "35");
        WORDS.put("QUARANTINED", "31");
    }

    private final boolean colored;

    Paint(boolean colored) {
        this.colored = colored;
    }

    /** @return a row of the table */
    String row(String text) {
        String painted = text;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            painted = painted.replace(word.getKey(), in(word.getValue(), word.getKey()));
        }
        return painted;
    }

    /** @return something that was said */
    String line(String text) {
        if (text.startsWith(Stage.FAILED)) {
            return in("31;1", text);
        }
        return text.startsWith(Stage.OK) ? in("32", Stage.OK) + text.substring(Stage.OK.length()) : text;
    }

    private String in(String code, String text) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
