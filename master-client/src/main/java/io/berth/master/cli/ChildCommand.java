package io.berth.master.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code berth run} shall run. A mistyped name must not cost a wait of hours for an agent. */
final class ChildCommand {
    private ChildCommand() {}

    /**
     * Looks where the system will look. What changes until the agent is there is found out then.
     *
     * @throws Failure if it cannot be started as things are now
     */
    static void check(String word, Map<String, String> environment) {
        List<Path> places = placesOf(word, environment);
        if (places.isEmpty() || places.stream().anyMatch(ChildCommand::canRun)) {
            return;
        }
        boolean isThere = places.stream().anyMatch(Files::exists);
        throw new Failure(
                isThere ? ExitCode.NOT_EXECUTABLE : ExitCode.NOT_FOUND,
                "the command '" + word + "' " + (isThere ? "may not be executed" : "was not found")
                        + ", so no agent was asked for. Check the command and the PATH.");
    }

    /** @return empty where only the system knows */
    private static List<Path> placesOf(String word, Map<String, String> environment) {
        if (word.indexOf('/') >= 0) {
            return List.of(Path.of(word));
        }
        List<Path> places = new ArrayList<>();
        String path = environment.getOrDefault("PATH", "");
        for (String folder : path.isEmpty() ? new String[0] : path.split(File.pathSeparator, -1)) {
            // An empty entry is the present folder, as for every shell.
            places.add(Path.of(folder, word));
        }
        return places;
    }

    private static boolean canRun(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
