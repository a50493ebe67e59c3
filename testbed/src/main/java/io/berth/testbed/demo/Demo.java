package io.berth.testbed.demo;

import io.berth.reservation.timing.Lengths;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.AwaitException;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.Settings;
import io.berth.testbed.process.World;
import java.time.Duration;
import java.util.List;

/** The main job, shown on one machine: broker, service, agents and masters, real commands, and an audit at the end. */
public final class Demo {
    /** Short, so that nobody waits for an undecided master as long as in a real pool. */
    private static final Duration OFFER_TIMEOUT = Duration.ofSeconds(3);

    private final Screen screen;

    private Demo(Screen screen) {
        this.screen = screen;
    }

    /**
     * @param keep whether everything stays up afterwards, until the program is stopped
     * @return the exit code: 0 if everything that was promised happened and the audit found nothing
     */
    public static int run(boolean keep) {
        try (Cleanup cleanup = new Cleanup();
                Screen screen = Screen.of(System.out, System.getenv())) {
            cleanup.add(screen, screen::close);
            return new Demo(screen).play(cleanup, keep);
        }
    }

    private int play(Cleanup cleanup, boolean keep) {
        screen.say("Starting a Kafka broker in this process");
        EmbeddedBroker broker = EmbeddedBroker.start();
        cleanup.add(broker, broker::close);
        World world = new World(broker.bootstrapServers());
        cleanup.add(world, world::close);
        screen.say("Starting the service as its own process; " + broker.bootstrapServers() + " is the broker");
        Child service = world.service("service", Demo::policy);
        World.awaitReady(service);

        PoolView view = new PoolView(broker.bootstrapServers());
        cleanup.add(view, view::close);
        EventLog events = new EventLog(broker.bootstrapServers(), event -> {
            // The measured load would be thousands of lines.
            if (Stage.POOL.equals(event.get(event.getSchema().getField("pool").pos()))) {
                EventText.of(event).ifPresent(screen::happened);
            }
        });
        cleanup.add(events, events::close);
        screen.show(() -> Board.rows(view.agents(Stage.POOL), view.queue(Stage.POOL)));

        Stage stage = new Stage(world, view, events, screen);
        play(
                stage,
                List.of(
                        new AgentsArrive(),
                        new Contention(),
                        new TogetherOrNotAtAll(),
                        new UndecidedMaster(),
                        new KilledMaster(),
                        new MeasuredLoad()));
        play(stage, List.of(new Audit()));
        stage.check("the service ran through all of it", service.isAlive());
        screen.close();
        return finish(stage, broker, keep);
    }

    /** What does not happen ends the row: what comes later builds on it. */
    private void play(Stage stage, List<Scene> scenes) {
        try {
            for (Scene scene : scenes) {
                screen.say("");
                screen.say(scene.title());
                scene.play(stage);
            }
        } catch (AwaitException late) {
            stage.check(late.getMessage(), false);
        }
    }

    private int finish(Stage stage, EmbeddedBroker broker, boolean keep) {
        screen.say("");
        List<String> failures = stage.failures();
        if (failures.isEmpty()) {
            screen.say("All " + stage.checks() + " checks passed.");
        } else {
            screen.say(failures.size() + " of " + stage.checks() + " checks failed:");
            failures.forEach(failure -> screen.say(Stage.FAILED + failure));
            stage.world().children().all().forEach(child -> {
                if (!child.err().isBlank() && child.name().startsWith("service")) {
                    screen.say(child.name() + " said at last:");
                    screen.say(child.tail());
                }
            });
        }
        if (keep) {
            Keep.until(broker.bootstrapServers(), screen);
        }
        return failures.isEmpty() ? 0 : 1;
    }

    private static Settings policy(Settings settings) {
        String pool = "berth.pool." + Stage.POOL + ".";
        return settings.with("berth.pools", Stage.POOL + "," + Stage.LOAD_POOL)
                .with(pool + "offer-timeout", Lengths.text(OFFER_TIMEOUT));
    }
}
