package io.berth.agent.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads what a process prints: line by line, escaped, long ones cut. It always reads on, so that the process never blocks. */
public final class OutputReader {
    static final int MAX_LINE = 1000;

    private static final Charset CHARSET = StandardCharsets.UTF_8;

    private final Consumer<String> sink;
    private final StringBuilder line = new StringBuilder();
    private boolean cut;

    /** @param sink gets every line, on the thread that reads */
    public OutputReader(Consumer<String> sink) {
        this.sink = sink;
    }

    /** Returns when the stream is at its end or was closed by another thread. */
    public void read(InputStream in) {
        try (Reader reader = new BufferedReader(new InputStreamReader(in, CHARSET))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    endLine();
                } else {
                    add((char) c);
                }
            }
        } catch (IOException e) {
            // Something that the child left behind kept the pipe open and it was closed on our side: what came is all
            // there is.
            line.append(" [output cut off]");
        }
        if (line.length() > 0) {
            endLine();
        }
    }

    private void add(char c) {
        if (line.length() >= MAX_LINE) {
            cut = true;
        } else if (c == '\t' || (c >= 0x20 && c < 0x7f) || (c > 0x9f && Character.isLetterOrDigit(c))) {
            line.append(c);
        } else if (c != '\r') {
            line.append(String.format("\\u%04x", (int) c));
        }
    }

    private void endLine() {
        sink.accept(cut ? line + " [cut]" : line.toString());
        line.setLength(0);
        cut = false;
    }
}
