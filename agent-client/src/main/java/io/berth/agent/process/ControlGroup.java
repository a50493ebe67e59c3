package io.berth.agent.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds processes by their control group (Linux, version 2), which no process leaves by itself, whatever it detaches
 * itself from and whoever's it becomes. The kernel kills the whole group at once. What a process starts in the moment
 * between its own start and {@link #add} stays outside if its parent ends in that moment too; other ways find it.
 */
final class ControlGroup implements Finder {
    private static final String PROCESSES = "cgroup.procs";

    private final Path directory;

    private ControlGroup(Path directory) {
        this.directory = directory;
    }

    /** @throws IOException where the group cannot be made */
    static ControlGroup make(Path parent, String name) throws IOException {
        return new ControlGroup(Files.createDirectories(parent.resolve(name)));
    }

    /** @return the group of that name, if it is there */
    static Optional<ControlGroup> existing(Path parent, String name) {
        return Optional.of(parent.resolve(name)).filter(Files::isDirectory).map(ControlGroup::new);
    }

    /** Everything that the process starts from now on is in the group too. */
    @Override
    public void add(ProcessHandle process) throws IOException {
        try {
            write(directory.resolve(PROCESSES), Long.toString(process.pid()));
        } catch (IOException e) {
            if (Liveness.lives(process)) {
                throw e;
            }
        }
    }

    @Override
    public Set<ProcessHandle> living() {
        Set<ProcessHandle> living = new HashSet<>();
        for (Path group : groups()) {
            try {
                for (String pid : Files.readAllLines(group.resolve(PROCESSES))) {
                    ProcessHandle.of(Long.parseLong(pid))
                            .filter(Liveness::lives)
                            .ifPresent(living::add);
                }
            } catch (IOException e) {
                requireGone(group, e);
            }
        }
        return living;
    }

    @Override
    public boolean isEmpty() {
        try {
            return Files.readAllLines(directory.resolve("cgroup.events")).contains("populated 0");
        } catch (IOException e) {
            requireGone(directory, e);
            return true;
        }
    }

    @Override
    public void kill() {
        Path kill = directory.resolve("cgroup.kill");
        // Since Linux 5.14.
        if (!Files.exists(kill)) {
            Finder.super.kill();
            return;
        }
        try {
            write(kill, "1");
        } catch (IOException e) {
            requireGone(directory, e);
        }
    }

    /** A group that something still lives in stays, and is removed by a later {@link #close}. */
    @Override
    public void close() {
        for (Path group : groups()) {
            try {
                Files.deleteIfExists(group);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** @return this group and those that its processes made in it, inner ones first */
    private List<Path> groups() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // One of them went away while it was looked at; the next look sees the rest.
            return Files.isDirectory(directory) ? List.of(directory) : List.of();
        }
    }

    private static void requireGone(Path group, IOException e) {
        if (Files.isDirectory(group)) {
            throw new UncheckedIOException("the control group " + group + " cannot be used", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
