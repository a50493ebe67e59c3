package io.berth.agent.config;

import io.berth.agent.child.CommandTemplate;
import io.berth.agent.child.LocalMaster;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.Nearest;
import io.berth.schemas.settings.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads whom the agent serves, and what it knows of them: {@code berth.masters} and {@code berth.master.NAME.*}. */
final class MastersReader {
    private final Values values;
    private final List<String> names;

    MastersReader(Values values) {
        this.values = values;
        this.names = values.list(ConfigKey.MASTERS);
    }

    /** @return whom it serves, empty for everybody */
    Optional<Set<String>> served() {
        return names.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(names));
    }

    Map<String, LocalMaster> read() {
        names.forEach(name ->
                Names.problem("master", name).ifPresent(sentence -> values.problem(ConfigKey.MASTERS, sentence)));
        if (names.stream().distinct().count() < names.size()) {
            values.problem(ConfigKey.MASTERS, "a master stands there twice.");
        }
        values.raw().values().keySet().stream()
                .filter(key -> key.startsWith(MasterKey.PREFIX))
                .forEach(this::requireKnown);
        Map<String, LocalMaster> masters = new LinkedHashMap<>();
        names.forEach(name -> masters.put(name, new LocalMaster(url(name), secretFile(name), command(name))));
        return masters;
    }

    private void requireKnown(String key) {
        String rest = key.substring(MasterKey.PREFIX.length());
        String name = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
        String word = rest.substring(Math.min(rest.length(), name.length() + 1));
        String where = Names.shown(key) + " (" + values.raw().origin(key) + ")";
        if (names.isEmpty()) {
            values.problem(where + ": berth.masters is empty, so it is about nobody. Name the masters there that this"
                    + " agent serves.");
        } else if (!names.contains(name)) {
            values.problem(where + ": master '" + Names.shown(name) + "' is not in berth.masters. Did you mean "
                    + Nearest.to(name, names) + "?");
        } else if (MasterKey.ofWord(word).isEmpty()) {
            values.problem(where + ": there is no such key. Did you mean "
                    + MasterKey.nearest(word).of(name) + "?");
        }
    }

    private Optional<CommandTemplate> command(String name) {
        String key = MasterKey.COMMAND.of(name);
        return text(key)
                .flatMap(text -> values.program(values.raw().where(key), text))
                .map(CommandTemplate::new);
    }

    private Optional<String> url(String name) {
        String key = MasterKey.URL.of(name);
        Optional<String> text = text(key);
        text.flatMap(MastersReader::urlProblem)
                .ifPresent(problem -> values.problem(values.raw().where(key) + ": " + problem));
        return text;
    }

    private static Optional<String> urlProblem(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            // It may hold a password, so it is not repeated.
            return Optional.of("the value is not a URL. Write it like https://ci.example.org/.");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("the URL holds a user or a password, which every user of this machine would see among"
                    + " the processes. Leave it out.");
        }
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return web && url.getHost() != null
                ? Optional.empty()
                : Optional.of("'" + Names.shown(text) + "' is not a URL. Write it like https://ci.example.org/.");
    }

    private Optional<Path> secretFile(String name) {
        String key = MasterKey.SECRET_FILE.of(name);
        String where = values.raw().where(key);
        Optional<Path> file = text(key)
                .map(text -> values.absolutePath(
                        where, text, "which file it is would depend on where berth-agent was started"));
        file.flatMap(MastersReader::secretProblem).ifPresent(problem -> values.problem(where + ": " + problem));
        return file;
    }

    /** What is in the file is nobody's business here: the child reads it. */
    private static Optional<String> secretProblem(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of("there is no file " + file + ". Put the secret there, in one line.");
            }
            if (PrivateFile.othersRead(file)) {
                return Optional.of("other users can read " + file + ", which holds a secret. Try: chmod 600 " + file);
            }
            return Files.size(file) > 0
                    ? Optional.empty()
                    : Optional.of("the file " + file + " is empty. Put the secret there, in one line.");
        } catch (IOException e) {
            return Optional.of("the permissions of " + file + " cannot be read (" + e + ").");
        }
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.raw().text(key));
    }
}
