package io.berth.master.cli;

import java.util.regex.Pattern;

/** Writes a word so that a shell reads it back as it is. */
final class ShellWord {
    /** What no shell takes for anything else. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** @return the word, within single quotes where a shell would see more in it than a word */
    static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
