package io.berth.master.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which file is read: only one, the first that is named or found. */
final class ConfigFile {
    private static final String NAME = "berth/berth.properties";
    private static final Path SYSTEM = Path.of("/etc", NAME);

    private ConfigFile() {}

    /**
     * @param flag what {@code --config} names, or null
     * @return a file that is named, whether it is there or not; else one that is there; else empty
     */
    static Optional<Path> find(Path flag, Map<String, String> environment) {
        if (flag != null) {
            return Optional.of(flag);
        }
        String named = environment.getOrDefault("BERTH_CONFIG", "");
        return named.isEmpty() ? places(environment).filter(Files::exists).findFirst() : Optional.of(Path.of(named));
    }

    /** @return where a file is looked for that nobody names, the user's own first */
    static Stream<Path> places(Map<String, String> environment) {
        return Stream.concat(userPlace(environment).stream(), Stream.of(SYSTEM));
    }

    private static Optional<Path> userPlace(Map<String, String> environment) {
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG specification: one that is not absolute is to be ignored.
        if (folder.startsWith("/")) {
            return Optional.of(Path.of(folder, NAME));
        }
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config", NAME));
    }
}
