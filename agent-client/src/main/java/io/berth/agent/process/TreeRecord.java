package io.berth.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a later run needs to find the processes that this one started: the mark that they carry, and the first process. A
 * file of each tree that is there, written before its first process starts. It need not survive a reboot; no process does.
 */
final class TreeRecord {
    private static final Pattern FORM =
            Pattern.compile("berth-tree 1\nmark ([0-9a-f-]{36})\n(?:process (\\d{1,18}) (\\d{1,18})\n)?");

    /** The system tells when a process started with less than that of an error. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    TreeRecord(Path file) {
        this.file = file;
    }

    /** @param process the first one, null before there is one */
    void write(String mark, ProcessHandle process) throws IOException {
        String line = process == null
                ? ""
                : process.info()
                        .startInstant()
                        .map(start -> "process " + process.pid() + " " + start.toEpochMilli() + "\n")
                        .orElse("");
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(temporary, "berth-tree 1\nmark " + mark + "\n" + line);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return what was written last, or empty where there is nothing, or nothing of ours */
    Optional<Found> read() throws IOException {
        try {
            Matcher matcher = FORM.matcher(Files.readString(file));
            return matcher.matches() ? Optional.of(new Found(matcher.group(1), process(matcher))) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> process(Matcher matcher) {
        if (matcher.group(2) == null) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(matcher.group(3)));
        return ProcessHandle.of(Long.parseLong(matcher.group(2)))
                .filter(handle -> handle.info()
                        .startInstant()
                        .filter(other -> Duration.between(start, other).abs().compareTo(START_TOLERANCE) <= 0)
                        .isPresent());
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** @param process the first process, if it still lives */
    record Found(String mark, Optional<ProcessHandle> process) {}
}
