package io.berth.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds processes by a variable in their environment, which every process hands down, also one that detached itself.
 * Linux only. Does not see those of other users, nor one that was started with an environment of its own.
 */
final class EnvironmentMark implements Finder {
    private static final String VARIABLE = "BERTH_TREE";
    private static final Path PROC = Path.of("/proc");

    private final byte[] entry;

    /** @param value that no other tree has */
    EnvironmentMark(String value) {
        this.entry = (VARIABLE + "=" + value).getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("self/environ"));
    }

    /** @return the name of the variable to start the first process with */
    static String variable() {
        return VARIABLE;
    }

    @Override
    public void add(ProcessHandle process) {
        // It was started with the mark.
    }

    @Override
    public Set<ProcessHandle> living() {
        // The handle comes first and knows the start time: a number that is reused meanwhile is another process.
        return ProcessHandle.allProcesses()
                .filter(handle -> carries(handle.pid()))
                .filter(Liveness::lives)
                .collect(Collectors.toSet());
    }

    private boolean carries(long pid) {
        try {
            return contains(Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ")));
        } catch (IOException e) {
            // Somebody else's, or gone.
            return false;
        }
    }

    private boolean contains(byte[] environment) {
        int start = 0;
        for (int i = 0; i <= environment.length; i++) {
            if (i == environment.length || environment[i] == 0) {
                if (java.util.Arrays.equals(environment, start, i, entry, 0, entry.length)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
