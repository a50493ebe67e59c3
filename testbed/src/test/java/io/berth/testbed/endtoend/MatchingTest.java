package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.master.WaitingUpdate;
import io.berth.reservation.answer.RefusalCode;
import io.berth.schemas.event.RequestFellBack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which agent a request gets, from what is said of tags. Each test has agents with a tag of their own. */
@ExtendWith(SharedService.Lifetime.class)
class MatchingTest {
    private static PoolStage stage;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.MATCHING_POOL);
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.MATCHING_POOL);
    }

    @Test
    void agentIsAskedForByItsName() {
        stage.machine("named-1", "named");
        stage.machine("named-2", "named");
        assertThat(agentFor("named && named-2")).isEqualTo("named-2");
        assertThat(agentFor("named && !named-2")).isEqualTo("named-1");
    }

    @Test
    void keyMatchesAnyOfTheValuesThatAreListed() {
        stage.machine("listed-1", "listed", "os=windows");
        stage.machine("listed-2", "listed", "os=linux");
        assertThat(agentFor("listed && os in (macos, linux)")).isEqualTo("listed-2");
    }

    @Test
    void versionsAreComparedAsNumbers() {
        stage.machine("versioned-1", "versioned", "xcode=15.9");
        stage.machine("versioned-2", "versioned", "xcode=15.10");
        assertThat(agentFor("versioned && xcode>=15.10")).isEqualTo("versioned-2");
        assertThat(agentFor("versioned && xcode<15.10")).isEqualTo("versioned-1");
    }

    @Test
    void agentHasEachOfTheValuesOfAKey() {
        stage.machine("several-1", "several", "os=windows", "os=windows-10");
        stage.machine("several-2", "several", "os=windows", "os=windows-11");
        assertThat(agentFor("several && os=windows && os=windows-11")).isEqualTo("several-2");
        assertThat(agentFor("several && os=windows && !os=windows-11")).isEqualTo("several-1");
    }

    @Test
    void refusalSaysWhatComesClosest() {
        stage.machine("missed-1", "missed", "xcode=15.4");
        stage.machine("missed-2", "missed", "xcode=16.1");
        ReserveOutcome.Refused refused = stage.ask("mona", ReservationRequest.tags("missed && xcode>=17"))
                .refused();
        assertThat(refused.code()).isEqualTo(RefusalCode.NO_MATCH);
        assertThat(refused.sentence())
                .contains("2 agents have missed", "xcode>=17", "The highest xcode is 16.1", "--await-capacity");
    }

    @Test
    void requestThatAwaitsCapacityGetsTheAgentThatComes() {
        Asked asked = stage.ask("mona", ReservationRequest.tags("coming").awaitCapacity());
        WaitingUpdate update = asked.waiting();
        assertThat(update.matching()).isZero();
        assertThat(update.reason()).contains("no registered agent matches yet");
        stage.machine("coming-1", "coming");
        assertThat(agentOf(asked.ready())).isEqualTo("coming-1");
    }

    @Test
    void preferredAgentIsTakenWhileItIsFree() {
        stage.machine("liked-1", "liked", "disk=hdd");
        stage.machine("liked-2", "liked", "disk=ssd");
        Reservation first = stage.ask("mona", ReservationRequest.tags("liked").prefer("disk=ssd"))
                .ready();
        Reservation second = stage.ask("mona", ReservationRequest.tags("liked").prefer("disk=ssd"))
                .ready();
        assertThat(agentOf(first)).isEqualTo("liked-2");
        assertThat(agentOf(second)).isEqualTo("liked-1");
        PoolStage.free(first);
        PoolStage.free(second);
        assertThat(agentFor(ReservationRequest.tags("liked").prefer("disk=hdd, disk=ssd")))
                .isEqualTo("liked-1");
    }

    @Test
    void masterGetsTheAgentAgainThatItUsedLast() {
        stage.machine("warm-1", "warm");
        stage.machine("warm-2", "warm");
        Reservation ofMona =
                stage.ask("mona", ReservationRequest.tags("warm && warm-2")).ready();
        Reservation ofMax =
                stage.ask("max", ReservationRequest.tags("warm && warm-1")).ready();
        PoolStage.free(ofMona);
        PoolStage.free(ofMax);
        Reservation again = stage.ask("mona", ReservationRequest.tags("warm").prefer("last-used"))
                .ready();
        assertThat(agentOf(again)).isEqualTo("warm-2");
        PoolStage.free(again);
        again = stage.ask("max", ReservationRequest.tags("warm").prefer("last-used"))
                .ready();
        assertThat(agentOf(again)).isEqualTo("warm-1");
        PoolStage.free(again);
    }

    @Test
    void requestFallsBackToWhatCanBeHadWhenItsWaitIsOver() {
        stage.machine("fallen-1", "fallen", "jdk=21");
        stage.machine("fallen-2", "fallen", "jdk=17");
        Reservation busy =
                stage.ask("max", ReservationRequest.tags("fallen && jdk=21")).ready();
        Asked asked = stage.ask(
                "mona",
                ReservationRequest.tags("fallen && jdk=21")
                        .thenAfter(Duration.ofMillis(500), "fallen && jdk=19")
                        .thenAfter(Duration.ofHours(1), "fallen && jdk=17"));
        assertThat(asked.waiting().reason()).contains("alternative 1 of 3", "1 busy");
        assertThat(agentOf(asked.ready())).isEqualTo("fallen-2");
        RequestFellBack fellBack = PoolStage.events()
                .await(
                        "it falls back",
                        RequestFellBack.class,
                        event -> event.getRequest().equals(asked.id()));
        assertThat(fellBack.getAlternative()).as("nothing has jdk=19").isEqualTo(2);
        PoolStage.free(busy);
    }

    private static String agentFor(String tags) {
        return agentFor(ReservationRequest.tags(tags));
    }

    private static String agentFor(ReservationRequest.Builder wish) {
        Reservation reservation = stage.ask("mona", wish).ready();
        String agent = agentOf(reservation);
        PoolStage.free(reservation);
        return agent;
    }

    private static String agentOf(Reservation reservation) {
        return reservation.agent().value();
    }
}
