package io.berth.agent.process;

import java.io.IOException;
import java.util.List;

/** Runs a command for a person who waits for it: it has this process's input and output. */
public final class Foreground {
    private Foreground() {}

    /**
     * @return its exit code
     * @throws IOException where it cannot be started
     */
    public static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
