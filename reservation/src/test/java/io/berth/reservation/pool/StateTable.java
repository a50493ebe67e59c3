package io.berth.reservation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.walk.StateInvariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What every command does in every state, in words. "-" is: changes nothing, and nobody is told.
 *
 * @param file its name; it stands beside the tests' other resources
 * @param now the state after a command
 */
record StateTable(
        String file,
        Map<String, Consumer<PoolFixture>> states,
        Map<String, Function<PoolFixture, Command>> commands,
        Function<PoolFixture, String> now) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "berth", "reservation", "pool");

    static StateTable of(String file, Function<PoolFixture, String> now) {
        return new StateTable(file, new LinkedHashMap<>(), new LinkedHashMap<>(), now);
    }

    StateTable state(String name, Consumer<PoolFixture> prepare) {
        assertThat(states.put(name, prepare)).isNull();
        return this;
    }

    /** The same, and then this. */
    StateTable state(String name, Consumer<PoolFixture> before, Function<PoolFixture, Command> last) {
        return state(name, before.andThen(pool -> pool.given(last.apply(pool))));
    }

    StateTable command(String name, Function<PoolFixture, Command> command) {
        assertThat(commands.put(name, command)).isNull();
        return this;
    }

    /** @return the table as the pool is; one line for each command in each state */
    String text() {
        StringBuilder table = new StringBuilder();
        states.forEach((state, prepare) -> {
            table.append(state).append('\n');
            commands.forEach((name, command) -> table.append(String.format("    %-34s", name))
                    .append(outcome(prepare, command))
                    .append('\n'));
        });
        return table.toString();
    }

    private String outcome(Consumer<PoolFixture> prepare, Function<PoolFixture, Command> command) {
        PoolFixture pool = PoolFixture.configured();
        prepare.accept(pool);
        Pool.Snapshot before = pool.pool().snapshot();
        Told told = pool.when(command.apply(pool));
        StateInvariants.check(pool.pool());
        String answers = told.answers().isEmpty() ? "" : "-> " + String.join("; ", told.answers());
        if (told.events().isEmpty()) {
            assertThat(pool.pool().snapshot()).isEqualTo(before);
            return answers.isEmpty() ? "-" : answers;
        }
        String events = String.join("; ", told.events()) + " = " + now.apply(pool);
        return answers.isEmpty() ? events : events + " " + answers;
    }

    /** @return the table as it was read and agreed to; written anew with {@code -Dberth.docs=write} */
    String agreed() throws IOException {
        Path path = FOLDER.resolve(file);
        if ("write".equals(System.getProperty("berth.docs"))) {
            Files.writeString(path, text());
        }
        return Files.readString(path);
    }
}
