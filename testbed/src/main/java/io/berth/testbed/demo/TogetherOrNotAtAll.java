package io.berth.testbed.demo;

import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.RequestAccepted;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A request for three agents of two kinds, while one of them works, an operator drains another, and others ask behind it. */
final class TogetherOrNotAtAll implements Scene {
    private static final String BUSY = "nightly";
    private static final String GROUP = "release";
    private static final String BEHIND = "branch";
    private static final String OPERATOR = "operator";

    /** A job that lasts until there is a file. */
    private static final String UNTIL = "until [ -e \"$0\" ]; do sleep 0.1; done";

    @Override
    public String title() {
        return "A release wants a Mac and both Linux agents, all or none; an operator drains a Mac meanwhile";
    }

    @Override
    public void play(Stage stage) {
        Path done = stage.world().directory().resolve("nightly-is-done");
        Child busy = stage.berth(BUSY, List.of("run", "--tags", "linux-1", "--", "sh", "-c", UNTIL, done.toString()));
        awaitReserved(stage, BUSY);
        Child drain = stage.berth(OPERATOR, List.of("drain", "mac-08", "--reason", "disk swap"));
        stage.check("the operator drained mac-08", drain.awaitExit(World.LIMIT) == 0);
        List<String> wants = List.of("--tags", "macos", "--and", "2 of linux", "--priority", "10");
        Child group = stage.berth(GROUP, run(wants));
        awaitAsked(stage, GROUP);
        Child behind = stage.berth(BEHIND, run(List.of("--tags", "linux")));
        awaitAsked(stage, BEHIND);
        create(done);
        AgentReserved last = awaitReserved(stage, BEHIND);
        List<AgentReserved> together = stage.events()
                .of(AgentReserved.class)
                .filter(event -> event.getMaster().equals(GROUP))
                .toList();
        stage.check(
                "the release got three agents in one step, mac-07 among them",
                together.size() == 3
                        && together.stream()
                                .allMatch(event ->
                                        event.getPosition() == together.get(0).getPosition())
                        && together.stream().anyMatch(event -> event.getAgent().equals("mac-07")));
        stage.check(
                "linux-2 was free all the time, and nobody behind the release took it",
                together.stream().allMatch(event -> event.getPosition() < last.getPosition()));
        Child resume = stage.berth(OPERATOR, List.of("resume", "mac-08", "--reason", "new disk"));
        stage.check(
                "all three jobs ran to their end, and mac-08 is back",
                List.of(busy, group, behind, resume).stream().allMatch(child -> child.awaitExit(World.LIMIT) == 0));
    }

    private static List<String> run(List<String> options) {
        return Stream.of(List.of("run"), options, List.of("--", "sleep", "0.3"))
                .flatMap(List::stream)
                .toList();
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitAsked(Stage stage, String master) {
        stage.events()
                .await(
                        master + " asks",
                        RequestAccepted.class,
                        event -> event.getMaster().equals(master));
    }

    private static AgentReserved awaitReserved(Stage stage, String master) {
        return stage.events()
                .await(
                        master + " gets an agent",
                        AgentReserved.class,
                        event -> event.getMaster().equals(master));
    }
}
