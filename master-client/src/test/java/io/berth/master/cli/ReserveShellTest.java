package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code berth reserve --shell}. */
class ReserveShellTest {
    @TempDir
    private Path folder;

    private final FakeWorld world = new FakeWorld();
    private final FakeReservation reservation = new FakeReservation();

    @BeforeEach
    void aPersonIsThere() {
        world.asks = true;
    }

    @Test
    void startsTheShellOfThePersonAndGivesTheAgentBackWhenItEnds() throws IOException {
        Path file = folder.resolve("environment");
        shell("echo \"$BERTH_AGENT $BERTH_EPOCH $BERTH_PROMPT\" > " + file + "; exit 5");

        assertThat(world.grants(reservation).run("reserve", "--tags", "macos", "--shell"))
                .isEqualTo(5);
        assertThat(file).hasContent("mac-07 1842 (mac-07) ");
        assertThat(reservation.busy).containsExactly(true);
        assertThat(reservation.freed).isTrue();
        assertThat(world.out.toString()).isEmpty();
        assertThat(world.err.toString())
                .contains("You hold mac-07 at epoch 1842, for 8h at most. `exit` gives it back.");
    }

    @Test
    void aShellThatTakesNoNoticeOfATerminationHangsUpWhenTheReservationIsLost() throws IOException {
        Path started = folder.resolve("started");
        Path hungUp = folder.resolve("hung-up");
        // As an interactive shell does.
        shell("trap '' TERM; trap 'touch " + hungUp + "; exit 1' HUP; touch " + started
                + "; while :; do sleep 0.1; done");
        CompletableFuture<Void> loss = RunCommandTest.whenThereIs(started, reservation::lose);

        assertThat(world.grants(reservation).run("reserve", "--tags", "macos", "--shell"))
                .isEqualTo(ExitCode.LOST);
        loss.join();
        assertThat(hungUp).exists();
        assertThat(world.err.toString())
                .contains("the reservation is over; stopping the shell")
                .contains("so the shell was stopped. Nobody worked.");
    }

    @Test
    void startsNoShellOnAnAgentThatDidNotGetReady() throws IOException {
        Path started = folder.resolve("started");
        shell("touch " + started);
        reservation.lose();

        assertThat(world.grants(reservation).run("reserve", "--tags", "macos", "--shell"))
                .isEqualTo(ExitCode.LOST);
        assertThat(started).doesNotExist();
    }

    @Test
    void asksForNothingWhereNobodyCanType() {
        world.asks = false;

        assertThat(world.run("reserve", "--tags", "macos", "--shell")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("berth run --tags");
        assertThat(world.requested).isNull();
    }

    @Test
    void asksForNothingWhereTheShellIsNotThere() {
        world.environment.put("SHELL", folder.resolve("none").toString());

        assertThat(world.run("reserve", "--tags", "macos", "--shell")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(world.requested).isNull();
    }

    @Test
    void printsNoResultSoNoFormatGoesWithIt() {
        assertThat(world.run("reserve", "--tags", "macos", "--shell", "-o", "json"))
                .isEqualTo(ExitCode.USAGE);
    }

    private void shell(String script) throws IOException {
        Path shell = folder.resolve("shell");
        Files.writeString(shell, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
        world.environment.put("SHELL", shell.toString());
    }
}
