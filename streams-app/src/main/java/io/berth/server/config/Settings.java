package io.berth.server.config;

import io.berth.schemas.settings.Secrets;
import io.berth.schemas.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts file, environment and flags together, the later over the earlier. */
final class Settings {
    private Settings() {}

    /** @param file null for none */
    static SortedMap<String, String> merge(
            Path file, Map<String, String> environment, Map<String, String> flags, List<String> problems) {
        SortedMap<String, String> merged = new TreeMap<>();
        if (file != null) {
            merged.putAll(SettingsFile.read(file, problems));
        }
        KnownKeys.environment().forEach((variable, key) -> {
            // An empty variable is how a service manager says "not set".
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                merged.put(key, value);
            }
        });
        flags.forEach((key, value) -> {
            if (Secrets.holdsSecret(key, value)) {
                problems.add(
                        key + ": is a secret, and everybody on this machine can read the flags of a process. Put it"
                                + " into the configuration file.");
            }
            merged.put(key, value.strip());
        });
        return merged;
    }
}
