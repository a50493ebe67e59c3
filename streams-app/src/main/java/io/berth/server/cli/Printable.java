package io.berth.server.cli;

/** Makes text of unknown origin safe for a terminal. */
final class Printable {
    private Printable() {}

    /** @return the text with everything that could move the cursor or start a line replaced; one line */
    static String of(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
