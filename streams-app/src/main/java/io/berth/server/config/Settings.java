package io.berth.server.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts file, environment and flags together, the later over the earlier, and says what is wrong with the file itself. */
final class Settings {
    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private Settings() {}

    /** @param file null for none */
    static SortedMap<String, String> merge(
            Path file, Map<String, String> environment, Map<String, String> flags, List<String> problems) {
        SortedMap<String, String> merged = new TreeMap<>();
        if (file != null) {
            merged.putAll(read(file, problems));
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

    private static Map<String, String> read(Path file, List<String> problems) {
        Map<String, String> settings = new TreeMap<>();
        // Properties would silently keep the last of two.
        Properties noTwice = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (settings.put((String) key, ((String) value).strip()) != null) {
                    problems.add(key + ": stands twice in the file. Keep one.");
                }
                return null;
            }
        };
        try (Reader reader = new StringReader(Files.readString(file))) {
            noTwice.load(reader);
        } catch (NoSuchFileException missing) {
            problems.add("There is no file " + file + ". Check the path given to --config.");
        } catch (CharacterCodingException notText) {
            problems.add("The file " + file + " is not UTF-8 text.");
        } catch (IOException unreadable) {
            problems.add("The file " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName()
                    + "). Check that it is a file and that this user may read it.");
        } catch (IllegalArgumentException malformed) {
            problems.add("The file " + file + " is no properties file: " + malformed.getMessage()
                    + " Write a backslash as two.");
        }
        refuseExposedSecrets(file, settings, problems);
        return settings;
    }

    private static void refuseExposedSecrets(Path file, Map<String, String> settings, List<String> problems) {
        List<String> secrets = settings.entrySet().stream()
                .filter(entry -> Secrets.holdsSecret(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        // A file system without POSIX permissions (Windows) cannot be asked.
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (secrets.isEmpty() || view == null) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (READABLE_BY_OTHERS.stream().anyMatch(permissions::contains)) {
                problems.add("The file " + file + " holds secrets (" + String.join(", ", secrets)
                        + ") and other users may read it. Run: chmod 600 " + file);
            }
        } catch (IOException unknown) {
            problems.add("The permissions of " + file + " cannot be read, and it holds secrets ("
                    + String.join(", ", secrets) + "). Move it to a file system that shows permissions.");
        }
    }
}
