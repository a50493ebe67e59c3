package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Choice;
import io.berth.master.Offer;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.OfferEnd;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.event.AgentQuarantined;
import io.berth.schemas.event.OfferEnded;
import io.berth.schemas.event.ReservationEnded;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How an agent is given: chosen, prepared, cleaned up, and kept away where it is not fit. Each test has a tag of its own. */
@ExtendWith(SharedService.Lifetime.class)
class HoldingTest {
    private static PoolStage stage;

    @BeforeAll
    static void start() {
        stage = new PoolStage(SharedService.HOLDING_POOL);
    }

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(stage, SharedService.HOLDING_POOL, SharedService.PROMPT_POOL, SharedService.TIDY_POOL);
    }

    @Test
    void masterChoosesAndWhatItDidNotChooseIsFreeAtOnce() {
        List<Machine> machines = Stream.of("chosen-1", "chosen-2", "chosen-3")
                .map(name -> stage.machine(name, "chosen"))
                .toList();
        List<AgentName> offered = new CopyOnWriteArrayList<>();
        Asked asked = stage.ask("mona", ReservationRequest.tags("chosen").choose(3, (offers, timeout) -> {
            offers.stream().map(Offer::agent).forEach(offered::add);
            machines.forEach(machine -> stage.await(machine, AgentStatus.OFFERED));
            return Choice.pick(new AgentName("chosen-2"));
        }));
        assertThat(asked.ready().agent()).hasToString("chosen-2");
        assertThat(offered).extracting(AgentName::value).containsExactlyInAnyOrder("chosen-1", "chosen-2", "chosen-3");
        stage.await(machines.get(0), AgentStatus.AVAILABLE);
        stage.await(machines.get(2), AgentStatus.AVAILABLE);
        assertThat(offersEnded(asked))
                .extracting(event -> event.getAgent() + " " + event.getReason())
                .containsExactlyInAnyOrder("chosen-1 " + OfferEnd.NOT_CHOSEN, "chosen-3 " + OfferEnd.NOT_CHOSEN);
    }

    @Test
    void masterThatDeclinesIsOfferedWhatComesLater() {
        Machine cold = stage.machine("declined-1", "declined");
        Asked asked = stage.ask(
                "mona",
                ReservationRequest.tags("declined")
                        .choose(
                                1,
                                (offers, timeout) -> offers.get(0).agent().equals(cold.name())
                                        ? Choice.decline()
                                        : Choice.pick(offers.get(0).agent())));
        asked.waiting("has declined", update -> update.reason().contains("declined"));
        stage.await(cold, AgentStatus.AVAILABLE);
        stage.machine("declined-2", "declined");
        assertThat(asked.ready().agent()).hasToString("declined-2");
        assertThat(offersEnded(asked)).extracting(OfferEnded::getReason).containsExactly(OfferEnd.DECLINED);
    }

    @Test
    void nextAgentIsTriedWhenTheHookOfOneFails() {
        Child refusing = SharedService.get()
                .agent(
                        SharedService.HOLDING_POOL,
                        "refusing-1",
                        "refusing,liked",
                        settings -> settings.with("berth.hook.on-reserved", "[\"/bin/false\"]"));
        stage.machine("refusing-2", "refusing");
        Asked asked = stage.ask("mona", ReservationRequest.tags("refusing").prefer("liked"));
        Reservation reservation = asked.ready();
        assertThat(reservation.agent()).hasToString("refusing-2");
        assertThat(ends(asked))
                .extracting(event -> event.getAgent() + " " + event.getReason())
                .containsExactly("refusing-1 " + Outcome.AGENT_REFUSED);
        refusing.terminate();
        refusing.awaitExit(World.LIMIT);
    }

    @Test
    void nextAgentIsTriedWhenOneDoesNotGetReady() {
        String pool = SharedService.PROMPT_POOL;
        stage.machineIn(pool, "slow-1", true, "slow", "liked").onReserved(Machine.Hook.HANGS);
        stage.machineIn(pool, "slow-2", true, "slow");
        Asked asked = stage.askIn(pool, "mona", ReservationRequest.tags("slow").prefer("liked"));
        assertThat(asked.ready().agent()).hasToString("slow-2");
        assertThat(ends(asked))
                .extracting(event -> event.getAgent() + " " + event.getReason())
                .containsExactly("slow-1 " + Outcome.START_EXPIRED);
    }

    @Test
    void agentThatFailsAgainAndAgainIsPutInQuarantineAndTheRequestWaitsForAnother() {
        Machine failing = stage.machine("failing-1", "failing").onReserved(Machine.Hook.FAILS);
        Asked asked = stage.ask("mona", ReservationRequest.tags("failing"));
        stage.await(failing, AgentStatus.QUARANTINED);
        assertThat(quarantine(failing).getReason()).contains("on-reserved hook failed", "2 times in a row");
        assertThat(asked.waiting("cannot be served", update -> update.reason().contains("quarantine"))
                        .reason())
                .contains("on-reserved hook failed");

        failing.onReserved(Machine.Hook.PASSES);
        PoolStage.confirmed(stage.operator().resume(failing.name(), "mended"));
        assertThat(asked.ready().agent()).isEqualTo(failing.name());
    }

    @Test
    void agentGoesToTheNextOnlyWhenItIsClean() {
        Machine machine = stage.machine("cleaning-1", "cleaning").onFreed(Machine.Hook.HANGS);
        Reservation first =
                stage.ask("mona", ReservationRequest.tags("cleaning")).ready();
        Asked.await(first.free());
        stage.await(machine, AgentStatus.CLEANING);
        Asked next = stage.ask("mona", ReservationRequest.tags("cleaning"));
        assertThat(next.waiting().reason()).contains("1 cleaning up");
        machine.finishCleaning();
        assertThat(next.ready().epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void agentThatCannotCleanUpIsPutInQuarantineUntilItIsResumed() {
        Machine dirty = stage.machine("dirty-1", "dirty").onFreed(Machine.Hook.FAILS);
        Asked.await(stage.ask("mona", ReservationRequest.tags("dirty")).ready().free());
        stage.await(dirty, AgentStatus.QUARANTINED);
        assertThat(quarantine(dirty).getReason()).contains("cleaning hook failed");
        dirty.onFreed(Machine.Hook.PASSES);
        PoolStage.confirmed(stage.operator().resume(dirty.name(), "cleaned by hand"));
        stage.ask("mona", ReservationRequest.tags("dirty")).ready();
    }

    @Test
    void agentThatIsResumedBeforeItIsMendedServesNobodyUntilItIsClean(@TempDir Path disk) throws IOException {
        Path healed = disk.resolve("healed");
        SharedService service = SharedService.get();
        Child sick = service.agent(
                SharedService.HOLDING_POOL,
                "sick-1",
                "sick",
                settings -> settings.with("berth.hook.on-freed", "[\"/bin/ls\",\"" + healed + "\"]"));
        AgentName name = new AgentName("sick-1");
        Reservation first = stage.ask("mona", ReservationRequest.tags("sick")).ready();
        Asked.await(first.free());
        awaitQuarantines(name, 1);

        PoolStage.confirmed(stage.operator().resume(name, "looks fine"));
        awaitQuarantines(name, 2);
        Asked next = stage.ask("mona", ReservationRequest.tags("sick"));
        assertThat(next.waiting().reason()).contains("quarantine");

        Files.createFile(healed);
        PoolStage.confirmed(stage.operator().resume(name, "mended"));
        assertThat(next.ready().epoch()).isGreaterThan(first.epoch());
        Asked.await(next.ready().free());
        service.view().await(SharedService.HOLDING_POOL, name.value(), AgentStatus.AVAILABLE);
        sick.terminate();
        sick.awaitExit(World.LIMIT);
    }

    private static void awaitQuarantines(AgentName agent, int times) {
        Await.until(
                agent + " was put in quarantine " + times + " times",
                World.LIMIT,
                () -> PoolStage.events()
                                .of(AgentQuarantined.class)
                                .filter(event -> event.getAgent().equals(agent.value()))
                                .count()
                        == times);
    }

    @Test
    void agentThatDoesNotSayThatItIsCleanIsPutInQuarantine() {
        String pool = SharedService.TIDY_POOL;
        Machine mute = stage.machineIn(pool, "mute-1", true, "mute").onFreed(Machine.Hook.HANGS);
        Asked.await(stage.askIn(pool, "mona", ReservationRequest.tags("mute"))
                .ready()
                .free());
        stage.await(mute, AgentStatus.QUARANTINED);
        assertThat(quarantine(mute).getReason()).contains("did not say in time that it is clean");
    }

    private static List<OfferEnded> offersEnded(Asked asked) {
        return PoolStage.events()
                .of(OfferEnded.class)
                .filter(event -> event.getRequest().equals(asked.id()))
                .toList();
    }

    private static List<ReservationEnded> ends(Asked asked) {
        return PoolStage.events()
                .of(ReservationEnded.class)
                .filter(event -> event.getRequest().equals(asked.id()))
                .toList();
    }

    private static AgentQuarantined quarantine(Machine machine) {
        return PoolStage.events()
                .await(
                        machine.name() + " is in quarantine",
                        AgentQuarantined.class,
                        event -> event.getAgent().equals(machine.name().value()));
    }
}
