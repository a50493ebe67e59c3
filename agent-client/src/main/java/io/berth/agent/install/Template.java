package io.berth.agent.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file as it is shipped in config/, packaged with the program. */
final class Template {
    private String text;

    private Template(String text) {
        this.text = text;
    }

    /** @param path below config/ */
    static Template of(String path) {
        try (InputStream in = Template.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("config/" + path + " is not packaged");
            }
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts another text wherever this one stands. That it stands nowhere is a bug: the two have drifted apart. */
    Template replace(String shipped, String own) {
        if (!text.contains(shipped)) {
            throw new IllegalStateException("'" + shipped + "' does not stand in what is shipped");
        }
        text = text.replace(shipped, own);
        return this;
    }

    /** Leaves out what tells people how to install the file by hand. */
    Template without(String begin, String end) {
        int from = text.indexOf(begin);
        int to = text.indexOf(end, from);
        if (from < 0 || to < 0) {
            throw new IllegalStateException("no text from '" + begin + "' to '" + end + "' in what is shipped");
        }
        text = text.substring(0, from) + text.substring(to);
        return this;
    }

    String text() {
        return text;
    }
}
