package io.berth.testbed.demo;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationReady;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A master is gone without a word; its agent comes back by itself. */
final class KilledMaster implements Scene {
    private static final String DOOMED = "doomed";
    private static final String NEXT = "heir";
    private static final String ONE_MAC = "macos && xcode>=16";

    /** Of this request only: the others of the pool have time, however busy the machine is. */
    private static final String RENEWAL_TIMEOUT = "5s";

    @Override
    public String title() {
        return "A master is killed with -9 while its job runs (renewal timeout " + RENEWAL_TIMEOUT + ")";
    }

    @Override
    public void play(Stage stage) {
        Child doomed = stage.berth(
                DOOMED, List.of("run", "--tags", ONE_MAC, "--renewal-timeout", RENEWAL_TIMEOUT, "--", "sleep", "300"));
        AgentReserved reserved = reservedBy(stage, DOOMED);
        stage.events()
                .await(
                        "the agent is prepared",
                        ReservationReady.class,
                        event -> event.getEpoch() == reserved.getEpoch());
        doomed.kill();
        long killed = System.nanoTime();
        stage.say("  killed " + DOOMED + ", which holds " + reserved.getAgent() + " at epoch " + reserved.getEpoch());
        ReservationEnded ended = stage.events()
                .await(
                        "the reservation of the dead ends",
                        ReservationEnded.class,
                        event -> event.getEpoch() == reserved.getEpoch()
                                && event.getPool().equals(Stage.POOL));
        stage.view().await(Stage.POOL, reserved.getAgent(), AgentStatus.AVAILABLE);
        double seconds = Duration.ofNanos(System.nanoTime() - killed).toMillis() / 1000.0;
        stage.check(
                String.format(
                        Locale.ROOT,
                        "%s came back by itself after %.1f s: %s",
                        ended.getAgent(),
                        seconds,
                        ended.getReason()),
                ended.getReason() == Outcome.RENEWAL_EXPIRED);
        Child next = stage.berth(NEXT, List.of("run", "--tags", ONE_MAC, "--", "java", "-version"));
        stage.check("the next master works on it", next.awaitExit(World.LIMIT) == 0);
        stage.check("and has a higher epoch", reservedBy(stage, NEXT).getEpoch() > reserved.getEpoch());
    }

    private static AgentReserved reservedBy(Stage stage, String master) {
        return stage.events()
                .await(
                        master + " has an agent",
                        AgentReserved.class,
                        event -> event.getMaster().equals(master));
    }
}
