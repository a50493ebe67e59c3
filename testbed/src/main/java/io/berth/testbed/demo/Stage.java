package io.berth.testbed.demo;

import io.berth.testbed.log.EventLog;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the scenes of the demo share. */
final class Stage {
    static final String POOL = "demo";
    static final String LOAD_POOL = "load";
    static final String OK = "  ok      ";
    static final String FAILED = "  FAILED  ";

    private final World world;
    private final PoolView view;
    private final EventLog events;
    private final Screen screen;
    private final List<String> failures = new ArrayList<>();
    private int checks;

    Stage(World world, PoolView view, EventLog events, Screen screen) {
        this.world = world;
        this.view = view;
        this.events = events;
        this.screen = screen;
    }

    World world() {
        return world;
    }

    PoolView view() {
        return view;
    }

    EventLog events() {
        return events;
    }

    void say(String line) {
        screen.say(line);
    }

    /** Starts a {@code berth} command of a master in the demo's pool. */
    Child berth(String master, List<String> arguments) {
        return world.berth(master, Optional.of(POOL), arguments);
    }

    /** Notes whether something that the demo promises has happened. */
    void check(String promise, boolean kept) {
        checks++;
        say((kept ? OK : FAILED) + promise);
        if (!kept) {
            failures.add(promise);
        }
    }

    /** @return how many promises were looked at */
    int checks() {
        return checks;
    }

    /** @return the promises that were not kept */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
