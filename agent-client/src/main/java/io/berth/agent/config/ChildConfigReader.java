package io.berth.agent.config;

import io.berth.agent.child.ChildConfig;
import io.berth.agent.child.CommandTemplate;
import io.berth.agent.child.LocalMaster;
import io.berth.agent.child.Placeholder;
import io.berth.reservation.name.Nearest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what is started for a reservation: {@code berth.child.*}, and the commands of single masters. */
final class ChildConfigReader {
    /** Less than the service's start timeout, or no child would ever be ready in time. */
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Values values;
    private final Map<String, LocalMaster> masters;

    /** @param masters empty where everybody is served */
    ChildConfigReader(Values values, Map<String, LocalMaster> masters) {
        this.values = values;
        this.masters = masters;
    }

    /**
     * @param state the state directory, null where it is wrong
     * @return empty where nothing is to be started for anybody
     */
    Optional<ChildConfig> read(Path state) {
        RawConfig raw = values.raw();
        String where = raw.where(ConfigKey.CHILD_COMMAND);
        Optional<CommandTemplate> command =
                values.program(where, raw.text(ConfigKey.CHILD_COMMAND)).map(CommandTemplate::new);
        command.ifPresent(template -> check(where, template));
        Duration readyAfter = values.duration(ConfigKey.CHILD_READY_AFTER, Duration.ZERO, LONGEST_START);
        Duration stopTimeout = values.duration(ConfigKey.CHILD_STOP_TIMEOUT, Duration.ZERO, Values.LONGEST);
        int attempts = values.number(ConfigKey.CHILD_ATTEMPTS, 1, 100);
        Optional<Pattern> readyLine = readyLine();
        Path workDirectory = workDirectory(state);
        if (command.isEmpty()
                && masters.values().stream().allMatch(master -> master.command().isEmpty())) {
            return Optional.empty();
        }
        masters.forEach((name, master) -> check(name, master, command));
        if (masters.isEmpty()) {
            command.ifPresent(this::requireNoMaster);
        }
        // Where something is wrong nobody uses what is made of it.
        return values.problems().isEmpty()
                ? Optional.of(
                        new ChildConfig(command, masters, workDirectory, readyLine, readyAfter, attempts, stopTimeout))
                : Optional.empty();
    }

    private void check(String where, CommandTemplate template) {
        template.unknownWords()
                .forEach(word -> values.problem(where + ": there is no placeholder {" + word + "}. Did you mean {"
                        + Nearest.to(word, Placeholder.words()) + "}?"));
        if (template.showsSecret()) {
            values.problem(where + ": what follows -secret would be seen by every user of this machine among the"
                    + " processes. Write \"-secret\",\"@{secretFile}\" and put the secret into a file.");
        }
    }

    private void check(String name, LocalMaster master, Optional<CommandTemplate> common) {
        String key = MasterKey.COMMAND.of(name);
        master.command().ifPresent(template -> check(values.raw().where(key), template));
        CommandTemplate command = master.command().or(() -> common).orElse(null);
        if (command == null) {
            values.problem(key + " is missing: a child is started for other masters. Give one, or"
                    + " berth.child.command for all.");
            return;
        }
        require(
                name,
                MasterKey.URL,
                command.uses(Placeholder.URL) && master.url().isEmpty());
        require(
                name,
                MasterKey.SECRET_FILE,
                command.uses(Placeholder.SECRET_FILE) && master.secretFile().isEmpty());
    }

    private void require(String name, MasterKey key, boolean missing) {
        // A value that is there and wrong was complained of.
        if (missing && values.raw().text(key.of(name)) == null) {
            values.problem(key.of(name) + " is missing. The command for this master needs it.");
        }
    }

    private void requireNoMaster(CommandTemplate command) {
        if (command.uses(Placeholder.URL) || command.uses(Placeholder.SECRET_FILE)) {
            values.problem(
                    ConfigKey.CHILD_COMMAND,
                    "{url} and {secretFile} need to be known for each master. Name the masters in berth.masters, and"
                            + " give berth.master.NAME.url and berth.master.NAME.secret-file.");
        }
    }

    private Optional<Pattern> readyLine() {
        String text = values.raw().text(ConfigKey.CHILD_READY_LINE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (values.raw().isGiven(ConfigKey.CHILD_READY_AFTER)) {
            values.problem(
                    ConfigKey.CHILD_READY_AFTER,
                    "berth.child.ready-line says when the child is ready. Leave one of them out.");
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            values.problem(
                    ConfigKey.CHILD_READY_LINE, "the value is not a regular expression (" + e.getDescription() + ").");
            return Optional.empty();
        }
    }

    private Path workDirectory(Path state) {
        String text = values.raw().text(ConfigKey.CHILD_WORK_DIR);
        if (text == null) {
            return state == null ? null : state.resolve("work");
        }
        return values.absolutePath(
                values.raw().where(ConfigKey.CHILD_WORK_DIR),
                text,
                "where the work is would depend on where berth-agent was started");
    }
}
