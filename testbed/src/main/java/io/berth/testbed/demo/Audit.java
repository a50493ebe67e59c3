package io.berth.testbed.demo;

import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.List;

/** The event log of all that was seen, checked. */
final class Audit implements Scene {
    @Override
    public String title() {
        return "berth audit: every invariant that the event log can show";
    }

    @Override
    public void play(Stage stage) {
        Child audit = stage.berth("auditor", List.of("audit"));
        int code = audit.awaitExit(World.LIMIT);
        stage.say("");
        audit.lines().forEach(line -> stage.say("  " + line));
        audit.err().lines().forEach(line -> stage.say("  " + line));
        stage.say("");
        stage.check(code == 0 ? "the audit finds nothing wrong" : "the audit ended with " + code, code == 0);
    }
}
