package io.berth.testbed.demo;

import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.RequestAccepted;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** More jobs than agents. Each job fails if anybody else uses its agent at the same time. */
final class Contention implements Scene {
    private static final List<String> MASTERS =
            List.of("jenkins-a", "jenkins-b", "jenkins-c", "jenkins-d", "jenkins-e");

    /** mkdir is atomic: it fails where another job is on the same agent. The second command is real work. */
    private static final String JOB =
            "mkdir \"$0/$BERTH_AGENT\" && java -version 2>/dev/null && sleep 1.2 && rmdir \"$0/$BERTH_AGENT\"";

    @Override
    public String title() {
        return "Five masters want a Linux agent for a job; there are two";
    }

    @Override
    public void play(Stage stage) {
        String marks = stage.world().directory().toString();
        List<Child> runs = new ArrayList<>();
        for (String master : MASTERS) {
            runs.add(stage.berth(master, List.of("run", "--tags", "linux && jdk>=17", "--", "sh", "-c", JOB, marks)));
        }
        List<String> bad = runs.stream()
                .filter(run -> run.awaitExit(World.LIMIT) != 0)
                .map(run -> run.name() + " ended with " + run.exitCode().getAsInt() + ": " + run.tail())
                .toList();
        bad.forEach(stage::say);
        stage.check("all five jobs ran to their end, never two on one agent", bad.isEmpty());
        stage.check("some of them waited in the queue", waited(stage) >= 1);
    }

    /** A request that is served in the step in which it came has both events at one position. */
    private static long waited(Stage stage) {
        Set<Long> accepted = stage.events()
                .of(RequestAccepted.class)
                .filter(event -> event.getPool().equals(Stage.POOL))
                .map(RequestAccepted::getPosition)
                .collect(Collectors.toSet());
        return stage.events()
                .of(AgentReserved.class)
                .filter(event -> event.getPool().equals(Stage.POOL))
                .filter(event -> MASTERS.contains(event.getMaster()))
                .filter(event -> !accepted.contains(event.getPosition()))
                .count();
    }
}
