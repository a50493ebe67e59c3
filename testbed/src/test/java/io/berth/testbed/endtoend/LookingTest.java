package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands that look at a pool, as processes of their own, against what a real service writes. */
@ExtendWith(SharedService.Lifetime.class)
class LookingTest {
    private static final String POOL = SharedService.LOOKED_AT_POOL;

    private static PoolStage stage;

    @BeforeAll
    static void start() {
        stage = new PoolStage(POOL);
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, POOL);
    }

    @Test
    void whySaysOfARequestWhatTheServiceTellsItsMaster() {
        stage.machine("asked-1", "asked");
        Reservation working =
                stage.ask("mona", ReservationRequest.tags("asked")).ready();
        Asked waiting = stage.ask("max", ReservationRequest.tags("asked"));
        String reason = waiting.waiting().reason();

        Child why = berth("why", waiting.id());
        assertThat(why.awaitExit(World.LIMIT)).as(why.err()).isZero();
        assertThat(why.lines().get(0)).isEqualTo(waiting.id() + " of max waits, #1 of 1 for asked  (" + reason + ")");
        assertThat(why.out()).containsPattern("asked-1 +reserved +mona +" + working.requestId());
        assertThat(berth("who", "asked-1", "-o", "name")).satisfies(who -> {
            assertThat(who.awaitExit(World.LIMIT)).as(who.err()).isZero();
            assertThat(who.lines()).containsExactly("mona");
        });
        PoolStage.free(working);
        PoolStage.free(waiting.ready());
    }

    @Test
    void whySaysWhatTheServiceWouldRefuseAndWhatComesClosest() {
        stage.machine("closest-1", "closest", "xcode=16");

        Child why = berth("why", "closest && xcode>=17");
        assertThat(why.awaitExit(World.LIMIT)).isEqualTo(2);
        assertThat(why.out()).contains("1 agent has closest, but not xcode>=17. The highest xcode is 16.");
        Child reserve = berth("reserve", "--tags", "closest && xcode>=17");
        assertThat(reserve.awaitExit(World.LIMIT)).isEqualTo(2);
        assertThat(reserve.err()).contains("1 agent has closest, but not xcode>=17. The highest xcode is 16.");
    }

    @Test
    void historySaysWhoHadTheAgent() {
        Machine machine = stage.machine("remembered-1", "remembered");
        PoolStage.free(stage.ask("mona", ReservationRequest.tags("remembered")).ready());
        Reservation revoked =
                stage.ask("max", ReservationRequest.tags("remembered")).ready();
        PoolStage.confirmed(stage.operator().revoke(machine.name(), revoked.epoch(), "release build"));
        Asked.await(revoked.ended());

        Child history = berth("history", "remembered-1");
        assertThat(history.awaitExit(World.LIMIT)).as(history.err()).isZero();
        assertThat(history.lines()).hasSize(3);
        assertThat(history.lines().get(1)).contains("  mona  ").contains("  FREED  ");
        assertThat(history.lines().get(2)).contains("  max  ").endsWith("  REVOKED  by olga: release build");
    }

    @Test
    void watchTellsEachChangeAsItHappens() {
        stage.machine("watched-1", "watched");
        Child watch = berth("agents", "-w", "-o", "json");
        watch.awaitOutput("\"change\":\"present\",\"name\":\"watched-1\"", World.LIMIT);
        Reservation working =
                stage.ask("mona", ReservationRequest.tags("watched")).ready();
        watch.awaitOutput(
                "\"change\":\"changed\",\"name\":\"watched-1\",\"pool\":\"" + POOL + "\",\"state\":\"reserved\"",
                World.LIMIT);
        PoolStage.free(working);
        watch.terminate();
        assertThat(watch.awaitExit(World.LIMIT)).isEqualTo(143);
    }

    private static Child berth(String... arguments) {
        return SharedService.get().world().berth("looker", Optional.of(POOL), List.of(arguments));
    }
}
