package io.berth.agent.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where this process may make control groups: below its own, if that was delegated to its user. */
final class ControlGroups {
    private static final Path PROC = Path.of("/proc/self");

    private ControlGroups() {}

    /** @return the group of this process, if groups can be made in it and processes be moved there; else empty */
    static Optional<Path> delegated() {
        try {
            return own(Files.readAllLines(PROC.resolve("mountinfo")), Files.readAllLines(PROC.resolve("cgroup")))
                    .filter(group -> Files.isWritable(group) && Files.isWritable(group.resolve("cgroup.procs")));
        } catch (IOException e) {
            // Not Linux.
            return Optional.empty();
        }
    }

    /**
     * @param mounts lines of {@code /proc/self/mountinfo}
     * @param groups lines of {@code /proc/self/cgroup}
     */
    static Optional<Path> own(List<String> mounts, List<String> groups) {
        Optional<String> own = groups.stream()
                .filter(line -> line.startsWith("0::/") && !line.contains("/.."))
                .map(line -> line.substring("0::".length()))
                .findFirst();
        return own.flatMap(path -> mounts.stream()
                .filter(line -> line.contains(" - cgroup2 "))
                .map(line -> line.split(" "))
                .filter(fields -> Path.of(path).startsWith(fields[3]))
                .map(fields -> Path.of(fields[4]).resolve(Path.of(fields[3]).relativize(Path.of(path))))
                .findFirst());
    }

    /**
     * Removes groups that could not be removed when they were given up, because something still lived in them.
     *
     * @param kept names of groups that are in use, although nothing may be in them yet
     */
    static void removeEmpty(Path parent, String prefix, Set<String> kept) throws IOException {
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path group : groups) {
                String name = group.getFileName().toString();
                if (!kept.contains(name)) {
                    ControlGroup.existing(parent, name).ifPresent(ControlGroup::close);
                }
            }
        }
    }
}
