package io.berth.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Executable files that a test writes, and what became of them. */
public final class Scripts {
    private Scripts() {}

    public static Path write(Path directory, String name, String... lines) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** @return whether the process still does something: not one that ended and was not reaped */
    public static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(Liveness::lives).isPresent();
    }
}
