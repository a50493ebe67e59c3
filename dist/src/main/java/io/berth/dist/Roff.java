package io.berth.dist;

import java.util.Locale;

/** Writes the language of man pages, man(7): escapes text and knows the few macros that a page needs. */
final class Roff {
    private static final int LINE_LENGTH = 78;

    private final StringBuilder page = new StringBuilder();

    /** @param day as {@code 2026-11-23} */
    Roff title(String name, String day, String source) {
        return line(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 " + day + " " + quoted(source) + " "
                + quoted("Berth"));
    }

    Roff section(String name) {
        return line(".SH " + quoted(name.toUpperCase(Locale.ROOT)));
    }

    /** A word that is explained by what follows. */
    Roff term(String term) {
        return line(".TP").bold(term);
    }

    Roff bold(String text) {
        return line("\\fB" + escaped(text) + "\\fR");
    }

    Roff paragraph() {
        return line(".PP");
    }

    /** Text that the reader's terminal breaks into lines. */
    Roff text(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String next = escaped(word);
            if (!line.isEmpty() && line.length() + 1 + next.length() > LINE_LENGTH) {
                line(guarded(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(next);
        }
        return line(guarded(line.toString()));
    }

    /** Lines that stay as they are. */
    Roff verbatim(Iterable<String> lines) {
        line(".nf");
        lines.forEach(each -> line(guarded(escaped(each))));
        return line(".fi");
    }

    private Roff line(String line) {
        page.append(line).append('\n');
        return this;
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    /** What a shell reads must be copied as it was written: groff would set typographic signs in its place. */
    static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    /** A line that begins with a full stop would be a macro. */
    private static String guarded(String line) {
        return line.startsWith(".") ? "\\&" + line : line;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
