package io.berth.master.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a person looks at what is written, and can answer. */
final class Terminal {
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    static boolean isLive(Map<String, String> environment) {
        return !"dumb".equals(environment.get("TERM")) && isTerminal(STANDARD_ERROR);
    }

    static boolean isScreen(Map<String, String> environment) {
        return !"dumb".equals(environment.get("TERM")) && isTerminal(STANDARD_OUTPUT);
    }

    static boolean isInteractive() {
        return isTerminal(STANDARD_INPUT) && isTerminal(STANDARD_ERROR);
    }

    /** Java knows only whether all of standard input and output are a terminal, so Linux is asked first. */
    private static boolean isTerminal(Path descriptor) {
        if (!Files.isSymbolicLink(descriptor)) {
            return System.console() != null;
        }
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return System.console() != null;
        }
    }
}
