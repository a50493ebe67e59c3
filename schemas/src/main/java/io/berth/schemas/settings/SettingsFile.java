package io.berth.schemas.settings;

import io.berth.reservation.name.Names;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A file of settings, {@code key=value} in UTF-8, as all programs of Berth read it. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * @param problems gets a sentence for each thing that is wrong with the file itself: that it cannot be read, a key
     *     that stands twice, a secret that other users can read. None holds a secret
     * @return the settings, without blanks around the values; empty where the file cannot be read
     */
    public static SortedMap<String, String> read(Path file, List<String> problems) {
        SortedMap<String, String> settings = new TreeMap<>();
        try {
            noKeyTwice(settings, problems).load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException missing) {
            problems.add("There is no configuration file " + file + ". Give the right path with --config.");
        } catch (CharacterCodingException notText) {
            problems.add("The configuration file " + file + " is not UTF-8 text.");
        } catch (IOException unreadable) {
            problems.add("The configuration file " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName()
                    + "). Check that it is a file and that this user may read it.");
        } catch (IllegalArgumentException malformed) {
            problems.add("The configuration file " + file + " is no properties file: " + malformed.getMessage()
                    + " Write a backslash as two.");
        }
        refuseExposedSecrets(file, settings, problems);
        return settings;
    }

    /** Properties would silently keep the last of two. */
    private static Properties noKeyTwice(Map<String, String> settings, List<String> problems) {
        return new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (settings.put((String) key, ((String) value).strip()) != null) {
                    problems.add(Names.shown((String) key) + ": stands twice in the file. Keep one.");
                }
                return null;
            }
        };
    }

    private static void refuseExposedSecrets(Path file, Map<String, String> settings, List<String> problems) {
        String secrets = settings.entrySet().stream()
                .filter(entry -> Secrets.holdsSecret(entry.getKey(), entry.getValue()))
                .map(entry -> Names.shown(entry.getKey()))
                .collect(Collectors.joining(", "));
        if (secrets.isEmpty()) {
            return;
        }
        try {
            if (PrivateFile.othersRead(file)) {
                problems.add("The file " + file + " holds secrets (" + secrets
                        + ") and other users may read it. Run: chmod 600 " + file);
            }
        } catch (IOException unknown) {
            problems.add("The permissions of " + file + " cannot be read, and it holds secrets (" + secrets
                    + "). Move it to a file system that shows permissions.");
        }
    }
}
