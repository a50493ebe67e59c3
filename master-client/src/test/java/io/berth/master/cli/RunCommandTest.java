package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.ReservationEnd;
import io.berth.master.ReservationWarning;
import io.berth.master.ReserveOutcome;
import io.berth.master.UnavailableException;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder;

    private final FakeWorld world = new FakeWorld();
    private final FakeReservation reservation = new FakeReservation();

    @Test
    void runsTheCommandWithTheReservationInItsEnvironment() throws IOException {
        Path file = folder.resolve("environment");
        int code = world.grants(reservation)
                .run(
                        "run",
                        "--tags",
                        "macos",
                        "--",
                        "sh",
                        "-c",
                        "echo $BERTH_AGENT $BERTH_EPOCH $BERTH_REQUEST $BERTH_POOL $BERTH_MASTER > " + file);

        assertThat(code).isZero();
        assertThat(file).hasContent("mac-07 1842 r-1 default user-alice-b");
        assertThat(reservation.busy).containsExactly(true);
        assertThat(reservation.freed).isTrue();
        assertThat(world.closed).isTrue();
    }

    @Test
    void tellsTheCommandOfAllAgentsThatItHolds() {
        Path file = folder.resolve("environment");
        int code = world.grants(reservation.together())
                .run(
                        "run",
                        "--tags",
                        "macos",
                        "--and",
                        "windows",
                        "--",
                        "sh",
                        "-c",
                        "echo $BERTH_AGENT $BERTH_EPOCH $BERTH_AGENTS > " + file);

        assertThat(code).isZero();
        assertThat(file).hasContent("mac-07 1842 mac-07@1842 win-1@1842");
        assertThat(world.err.toString()).contains("reserved mac-07 and win-1 at epoch 1842");
    }

    @Test
    void theLossOfOneOfSeveralAgentsEndsTheCommand() {
        Path started = folder.resolve("started");
        CompletableFuture<Void> loss = whenThereIs(started, reservation.together()::release);
        int code = world.grants(reservation)
                .run(
                        "run",
                        "--tags",
                        "macos",
                        "--and",
                        "windows",
                        "--",
                        "sh",
                        "-c",
                        "touch " + started + "; exec sleep 60");
        loss.join();

        assertThat(code).isEqualTo(ExitCode.LOST);
        assertThat(world.err.toString())
                .contains("win-1 of mac-07 and win-1 at epoch 1842 is lost")
                .contains("The agent was revoked.");
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void aCommandThatDidNotWaitForTheAgentEndsWhenTheAgentRefuses() {
        Path started = folder.resolve("started");
        CompletableFuture<Void> loss = whenThereIs(
                started, () -> reservation.listeners.forEach(listener -> listener.requeued("mac-07 refused.")));
        int code = world.grants(reservation)
                .run(
                        "run",
                        "--no-wait-ready",
                        "--tags",
                        "macos",
                        "--",
                        "sh",
                        "-c",
                        "touch " + started + "; exec sleep 60");
        loss.join();

        assertThat(code).isEqualTo(ExitCode.LOST);
        assertThat(world.err.toString()).contains("over before it was ready").contains("mac-07 refused.");
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void aReservationThatReachesItsLimitIsToldOfWithWhatHelps() {
        Path started = folder.resolve("started");
        Path warned = folder.resolve("warned");
        CompletableFuture<Void> warning = whenThereIs(started, () -> {
            reservation.listeners.forEach(listener -> listener.warned(new ReservationWarning(
                    reservation.agent(), ReservationWarning.Cause.LIMIT, Duration.ofMinutes(2))));
            touch(warned);
        });
        int code = world.grants(reservation)
                .run(
                        "run",
                        "--tags",
                        "macos",
                        "--",
                        "sh",
                        "-c",
                        "touch " + started + "; while [ ! -e " + warned + " ]; do :; done");
        warning.join();

        assertThat(code).isZero();
        assertThat(world.err.toString())
                .contains("mac-07: the reservation reaches its hold limit in 2m")
                .contains("berth extend mac-07 --epoch 1842 --for TIME");
    }

    @Test
    void returnsTheCodeOfTheCommandAndFrees() {
        assertThat(world.grants(reservation).run("run", "--tags", "macos", "sh", "-c", "exit 7"))
                .isEqualTo(7);
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void returns128AndTheSignalThatEndedTheCommand() {
        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "sh", "-c", "kill -TERM $$"))
                .isEqualTo(143);
    }

    @Test
    void optionsOfTheCommandAreItsOwn() throws IOException {
        Path file = folder.resolve("words");
        int code = world.grants(reservation)
                .run("run", "--tags", "macos", "sh", "-c", "echo \"$@\" > " + file, "sh", "--pool", "-q", "@file");

        assertThat(code).isZero();
        assertThat(file).hasContent("--pool -q @file");
        assertThat(world.config.pool()).hasToString("default");
    }

    @Test
    void aCommandThatIsNotThereIs127AndTheAgentIsFree() {
        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "no-such-command-881"))
                .isEqualTo(127);
        assertThat(reservation.freed).isTrue();
        assertThat(world.err.toString()).contains("'no-such-command-881' was not found");
    }

    @Test
    void aCommandThatIsNotOnThePathIs127BeforeAnybodyWaits() {
        world.environment.put("PATH", folder + ":" + folder.resolve("none"));

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "no-such-command-881"))
                .isEqualTo(127);
        assertThat(world.requested).isNull();
        assertThat(world.err.toString()).contains("'no-such-command-881' was not found, so no agent was asked for");
    }

    @Test
    void aCommandThatMayNotRunIs126BeforeAnybodyWaits() throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "");
        world.environment.put("PATH", folder.toString());

        for (String command : List.of(file.toString(), "plain", folder.toString())) {
            assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", command))
                    .isEqualTo(126);
        }
        assertThat(world.requested).isNull();
        assertThat(world.err.toString()).contains("may not be executed");
    }

    @Test
    void aCommandOnThePathIsRunAlsoWhereAFolderBeforeItHasOneThatMayNotRun() throws IOException {
        Files.writeString(folder.resolve("sh"), "");
        world.environment.put("PATH", folder + ":/usr/bin:/bin");

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "sh", "-c", "exit 3"))
                .isEqualTo(3);
    }

    @Test
    void aLossEndsTheCommandAndIsThree() throws IOException {
        Path started = folder.resolve("started");
        Path survived = folder.resolve("survived");
        CompletableFuture<Void> loss = whenThereIs(started, reservation::lose);
        int code = world.grants(reservation)
                .run(
                        "run",
                        "--tags",
                        "macos",
                        "--",
                        "sh",
                        "-c",
                        "touch " + started + "; sleep 60 & wait; touch " + survived);
        loss.join();

        assertThat(code).isEqualTo(ExitCode.LOST);
        assertThat(survived).doesNotExist();
        assertThat(world.err.toString()).contains("is over").contains("Nobody worked.");
    }

    @Test
    void aCommandIsNotStartedUnderAReservationThatIsOver() {
        Path started = folder.resolve("started");
        reservation.invalid = true;

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "touch", started.toString()))
                .isEqualTo(ExitCode.LOST);
        assertThat(started).doesNotExist();
        assertThat(reservation.freed).isTrue();
        assertThat(world.err.toString()).contains("over before the command was started");
    }

    @Test
    void aStopEndsTheCommandAndFrees() {
        Path started = folder.resolve("started");
        CompletableFuture<Void> stop = whenThereIs(started, world.stop::request);
        int code = world.grants(reservation)
                .run("run", "--tags", "macos", "--", "sh", "-c", "touch " + started + "; exec sleep 60");
        stop.join();

        assertThat(code).isEqualTo(143);
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void aStopWhileWaitingCancels() {
        world.stop.request();

        assertThat(world.run("run", "--tags", "macos", "--", "true")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.outcome).isCancelled();
        assertThat(world.closed).isTrue();
    }

    @Test
    void anAgentThatIsGrantedWhileItIsCancelledIsFreed() {
        world.stop.request();
        world.outcome = FakeWorld.grantedWhenCancelled(reservation);

        assertThat(world.run("run", "--tags", "macos", "--", "true")).isEqualTo(ExitCode.REFUSED);
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void aStopWhileTheAgentGetsReadyFrees() {
        reservation.neverReady = true;
        world.stop.request();

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "true"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(reservation.freed).isTrue();
    }

    @Test
    void anEndBeforeTheAgentIsReadyIsThree() {
        reservation.lose();

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "true"))
                .isEqualTo(ExitCode.LOST);
        assertThat(world.err.toString()).contains("ended before it was ready");
    }

    @Test
    void whatIsLostBeforeItIsReadyIsNamedOnce() {
        String lost = "The reservation of mac-07 at epoch 1842 is lost: no renewal was acknowledged for 9m.";
        reservation.ended.complete(new ReservationEnd(true, Optional.empty(), lost));

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "true"))
                .isEqualTo(ExitCode.LOST);
        assertThat(world.err.toString())
                .contains("nothing was ready yet. " + lost)
                .doesNotContain("ended before it was ready");
    }

    @Test
    void anAgentThatRefusesAndNoOtherOneInTimeIsTwo() {
        reservation.ended.complete(new ReservationEnd(true, Optional.of(Outcome.WAIT_EXPIRED), "Too late."));

        assertThat(world.grants(reservation).run("run", "--tags", "macos", "--", "true"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("no agent, WAIT_EXPIRED: Too late.");
    }

    @Test
    void aRefusalIsTwo() {
        world.outcome.complete(new ReserveOutcome.Refused(RefusalCode.NO_MATCH, "Nobody has that."));

        assertThat(world.run("run", "--tags", "macos", "--", "true")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("refused, NO_MATCH: Nobody has that.");
    }

    @Test
    void anEndWithoutAnAgentIsTwo() {
        world.outcome.complete(new ReserveOutcome.Ended(Outcome.WAIT_EXPIRED, "Too late."));

        assertThat(world.run("run", "--tags", "macos", "--max-wait", "5s", "--", "true"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("WAIT_EXPIRED: Too late.");
    }

    @Test
    void anUnreachableKafkaIs69() {
        world.unavailable =
                new UnavailableException(UnavailableException.Problem.UNREACHABLE, "Kafka gave no answer.", null);

        assertThat(world.run("run", "--tags", "macos", "--", "true")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(world.err.toString()).isEqualToIgnoringNewLines("berth: Kafka gave no answer.");
    }

    @Test
    void aBadExpressionNamesItsColumnWithoutKafka() {
        assertThat(world.run("run", "--tags", "linux &&", "--", "true")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("column 9").contains("berth run --help");
        assertThat(world.config).isNull();
    }

    @Test
    void aCommandIsNeeded() {
        assertThat(world.run("run", "--tags", "macos")).isEqualTo(ExitCode.USAGE);
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompletableFuture<Void> whenThereIs(Path file, Runnable then) {
        return CompletableFuture.runAsync(() -> {
            while (!Files.exists(file)) {
                Thread.onSpinWait();
            }
            then.run();
        });
    }
}
