package io.berth.testbed.demo;

import io.berth.schemas.code.AgentStatus;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Agents come online, each a process with hooks that take a moment. */
final class AgentsArrive implements Scene {
    private static final Map<String, String> TAGS = new LinkedHashMap<>();

    static {
        TAGS.put("linux-1", "linux,jdk=17");
        TAGS.put("linux-2", "linux,jdk=21");
        TAGS.put("mac-07", "macos,xcode=15.2");
        TAGS.put("mac-08", "macos,xcode=16");
    }

    @Override
    public String title() {
        return "Four agents come online, each a process of its own";
    }

    @Override
    public void play(Stage stage) {
        List<Child> agents = new ArrayList<>();
        TAGS.forEach((agent, tags) -> agents.add(stage.world()
                .agent(
                        Stage.POOL,
                        agent,
                        tags,
                        settings -> settings.with("berth.heartbeat", "1s")
                                .with("berth.hook.on-reserved", "[\"/bin/sleep\", \"0.1\"]")
                                .with("berth.hook.on-freed", "[\"/bin/sleep\", \"0.4\"]"))));
        Await.until("four agents are available", World.LIMIT, () -> {
            agents.forEach(Child::requireAlive);
            return TAGS.keySet().stream().allMatch(agent -> isAvailable(stage, agent));
        });
        stage.check(
                "four agents are registered and free",
                stage.view().agents(Stage.POOL).size() == TAGS.size());
    }

    private static boolean isAvailable(Stage stage, String agent) {
        return stage.view()
                .agent(Stage.POOL, agent)
                .filter(state -> state.getStatus() == AgentStatus.AVAILABLE)
                .isPresent();
    }
}
