package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AuditCommandTest {
    private static final io.berth.reservation.pool.AgentStatus REGISTERED_AS =
            io.berth.reservation.pool.AgentStatus.AVAILABLE;

    private static final PoolName POOL = new PoolName("default");
    private static final AgentName AGENT = new AgentName("mac-07");

    private final FakeWorld world = new FakeWorld();

    @Test
    void aCleanLogIsZero() {
        world.with(Topics.EVENTS, "default", registered());

        assertThat(world.run("audit")).isZero();
        assertThat(world.out.toString())
                .contains("INVARIANT", "At most one open reservation for each agent")
                .contains("1 events read, the whole log: nothing wrong.");
    }

    @Test
    void aViolationIsOneAndNamesThePlace() {
        world.with(Topics.EVENTS, "default", registered())
                .with(
                        Topics.EVENTS,
                        "default",
                        new AgentReserved("default", 2L, 0, 1L, "mac-07", "r-1", "ci-1", 2L, 0));

        assertThat(world.run("audit")).isEqualTo(ExitCode.FOUND);
        assertThat(world.out.toString())
                .contains("violation  ")
                .contains("default@2")
                .contains("something is wrong.");
    }

    @Test
    void whatIsNoEventIsFoundToo() {
        world.with(Topics.EVENTS, "default", null).with(Topics.EVENTS, "default", new AgentState());

        assertThat(world.run("audit")).isEqualTo(ExitCode.FOUND);
        assertThat(world.out.toString())
                .contains("unreadable a record with key default")
                .contains("AgentState");
    }

    @Test
    void saysWhatItKnowsForPrograms() {
        world.whole = false;
        world.with(Topics.EVENTS, "default", registered());

        assertThat(world.run("audit", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .startsWith("{\"clean\":true,\"wholeLog\":false,\"events\":1,\"checks\":[{\"invariant\":\"S1\"")
                .contains("\"pool\":\"default\"");
    }

    @Test
    void looksAtOnePoolOnlyWhereItIsNamed() {
        world.environment.put("BERTH_POOL", "other");
        world.with(Topics.EVENTS, "default", registered()).with(Topics.EVENTS, "q", null);

        assertThat(world.run("audit")).as("all of them").isEqualTo(ExitCode.FOUND);
        assertThat(world.run("audit", "--pool", "default")).isZero();
    }

    @Test
    void aPoolThatNobodyKnowsIsTwoAndSaysSo() {
        world.with(Topics.EVENTS, "default", registered());

        assertThat(world.run("audit", "--replay", "--pool", "defualt")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.run("audit", "--pool", "defualt")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("nothing is known of a pool defualt. Check the name.");
        assertThat(world.out.toString())
                .as("nothing that says that all is well")
                .isEmpty();
    }

    @Test
    void aReplayThatGivesTheSameEventsIsZero() {
        replayable();

        assertThat(world.run("audit", "--replay")).isZero();
        assertThat(world.out.toString())
                .contains("2 commands replayed, 2 events compared: the events are just what the commands give.");
    }

    @Test
    void aDifferenceIsOneAndShowsBothSides() {
        replayable(event -> new Event.AgentRegistered(AGENT, "run-2", TagSet.of("macos"), true, -1, REGISTERED_AS));

        assertThat(world.run("audit", "--replay")).isEqualTo(ExitCode.FOUND);
        assertThat(world.out.toString())
                .contains(
                        "difference default: recorded otherwise, command berth.commands-3@1, 1970-01-01T00:00:01.001Z")
                .contains("  decided   {\"type\":\"AgentRegistered\"")
                .contains("\"incarnation\":\"run-1\"")
                .contains("  recorded  {\"type\":\"AgentRegistered\"")
                .contains("\"incarnation\":\"run-2\"")
                .contains("berth.events-3@1")
                .contains("the events are not what the commands give.");
    }

    @Test
    void commandsThatWaitAreSaidAndNoDifference() {
        replayable();
        command(new Command.AgentOffline(AGENT, "run-1", true));

        assertThat(world.run("audit", "--replay")).isZero();
        assertThat(world.out.toString()).contains("The last command is not compared");
    }

    @Test
    void whatCannotBeComparedIsTwoAndSaysWhy() {
        replayable();
        world.whole = false;
        world.commandsWhole = false;

        assertThat(world.run("audit", "--replay")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.out.toString())
                .contains("not known  from command berth.commands-3@0 on: ")
                .contains("retention.ms=-1");
    }

    @Test
    void saysForProgramsWhatTheReplayFound() {
        replayable(event -> new Event.AgentRegistered(AGENT, "run-2", TagSet.of("macos"), true, -1, REGISTERED_AS));

        assertThat(world.run("audit", "--replay", "-o", "json")).isEqualTo(ExitCode.FOUND);
        assertThat(world.out.toString())
                .contains("\"replay\":{\"same\":false,\"known\":true,\"commands\":2,")
                .contains("\"differences\":[{\"pool\":\"default\",\"command\":\"berth.commands-3@1\"")
                .contains("\"decided\":{\"type\":\"AgentRegistered\",\"record\":{")
                .contains("\"notKnown\":[]");
    }

    @Test
    void sinceCountsBackFromNowAndGoesWithAReplay() {
        replayable();

        assertThat(world.run("audit", "--since", "2h")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("audit", "--replay", "--since", "2h")).isZero();
        assertThat(world.replayedSince).isEqualTo(FakeWorld.NOW.minus(Duration.ofHours(2)));
    }

    private void replayable() {
        replayable(UnaryOperator.identity());
    }

    /** A pool with an agent. */
    private void replayable(UnaryOperator<Event> change) {
        command(new Command.ConfigurePool(PoolPolicy.DEFAULT));
        event(0, new Event.PoolConfigured(PoolPolicy.DEFAULT));
        command(new Command.AgentOnline(AGENT, "run-1", TagSet.of("macos"), true, -1, -1));
        event(1, change.apply(new Event.AgentRegistered(AGENT, "run-1", TagSet.of("macos"), true, -1, REGISTERED_AS)));
    }

    private void command(Command command) {
        world.with(Topics.COMMANDS, "default", CommandMapper.write(POOL, command));
    }

    private void event(long position, Event event) {
        world.with(Topics.EVENTS, "default", EventMapper.write(POOL, event, position, 0, FakeWorld.timeOf(position)));
    }

    private static AgentRegistered registered() {
        return new AgentRegistered(
                "default", 1L, 0, 1L, "mac-07", "run-1", List.of("macos"), true, -1L, AgentStatus.AVAILABLE);
    }
}
