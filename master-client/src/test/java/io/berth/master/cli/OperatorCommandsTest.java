package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import io.berth.reservation.answer.RefusalCode;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class OperatorCommandsTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void drainsAnAgentForATime() {
        world.answer = new CommandOutcome.Confirmed("It gets no more work.");

        assertThat(world.run("drain", "mac-07", "--reason", "disk swap", "--for", "2h", "--pool", "ios"))
                .isZero();
        assertThat(world.said).containsExactly("DRAINED ios mac-07 'disk swap' Optional[PT2H]");
        assertThat(world.err.toString()).isEqualToNormalizingNewlines("mac-07: It gets no more work.\n");
        assertThat(world.out.toString()).isEmpty();
        assertThat(world.closed).isTrue();
    }

    @Test
    void quarantinesResumesAndRemovesAnAgent() {
        world.answer = new CommandOutcome.Confirmed("Done.");

        assertThat(world.run("quarantine", "mac-07", "--reason", "loses its network"))
                .isZero();
        assertThat(world.run("resume", "mac-07", "--reason", "new cable")).isZero();
        assertThat(world.run("remove", "mac-07")).isZero();
        assertThat(world.said)
                .containsExactly(
                        "QUARANTINED default mac-07 'loses its network' Optional.empty",
                        "resume default mac-07 'new cable'",
                        "remove default mac-07");
    }

    @Test
    void holdsAPoolAndLetsItGoOn() {
        world.answer = new CommandOutcome.Confirmed("Done.");

        assertThat(world.run("pool", "hold", "--pool", "ios", "--reason", "upgrade", "--for", "1h"))
                .isZero();
        assertThat(world.run("pool", "release", "--pool", "ios", "--reason", "it is done"))
                .isZero();
        assertThat(world.said).containsExactly("hold ios 'upgrade' Optional[PT1H]", "release ios 'it is done'");
        assertThat(world.err.toString()).contains("ios: Done.");
    }

    @Test
    void whatIsRefusedIsTwo() {
        world.answer = new CommandOutcome.Refused(RefusalCode.WRONG_STATE, "It is heard. Stop it first.");

        assertThat(world.run("remove", "mac-07")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("refused, WRONG_STATE: It is heard. Stop it first.");
    }

    @Test
    void removingAnAgentThatNobodyKnowsIsTwoAndNamesTheOneThatWasProbablyMeant() {
        world.answer = new CommandOutcome.Refused(RefusalCode.UNKNOWN_AGENT, "No agent mac-70 is registered.");
        world.with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 0));
        world.with(
                Topics.AGENTS,
                "other/mac-70",
                States.agent("other", "mac-70", AgentStatus.RESERVED, true, 17, States.use()));

        assertThat(world.run("remove", "mac-70")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString())
                .contains("refused, UNKNOWN_AGENT: No agent mac-70 is registered. Did you mean mac-07?");
        world.run("remove", "windows-build-12");
        assertThat(world.err.toString().lines().toList()).last().asString().doesNotContain("Did you mean");
    }

    @Test
    void aScriptMayRemoveAnAgentThatIsGoneAlready() {
        world.answer = new CommandOutcome.Refused(RefusalCode.UNKNOWN_AGENT, "No agent mac-07 is registered.");

        assertThat(world.run("remove", "--if-exists", "mac-07")).isZero();
        assertThat(world.err.toString()).contains("mac-07: no agent of this name is registered, so nothing was done.");

        world.answer = new CommandOutcome.Refused(RefusalCode.WRONG_STATE, "It is heard. Stop it first.");
        assertThat(world.run("remove", "--if-exists", "mac-07")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void revokesTheEpochThatIsNamedWithoutAsking() {
        world.answer = new CommandOutcome.Confirmed("The reservation of ci-2 is over.");

        assertThat(world.run("revoke", "mac-07", "--epoch", "17", "--reason", "hangs"))
                .isZero();
        assertThat(world.said).containsExactly("revoke default mac-07 17 'hangs'");
        assertThat(world.err.toString())
                .isEqualToNormalizingNewlines("mac-07 at epoch 17: The reservation of ci-2 is over.\n");
    }

    @Test
    void asksWhetherToRevokeThePresentReservation() {
        world.answer = new CommandOutcome.Confirmed("The reservation of ci-2 is over.");
        world.asks = true;
        world.reads("y\n").with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 0));

        assertThat(world.run("revoke", "mac-07", "--reason", "hangs")).isZero();
        assertThat(world.said).containsExactly("revoke default mac-07 17 'hangs'");
        assertThat(world.err.toString())
                .contains("mac-07 at epoch 17 has been held by ci-2 for 3m5s, request r-1.")
                .contains("Take it away? [y/N]");
    }

    @Test
    void whoeverDoesNotSayYesRevokesNothing() {
        world.asks = true;
        world.with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 0));

        assertThat(world.reads("\n").run("revoke", "mac-07", "--reason", "hangs"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(world.reads("").run("revoke", "mac-07", "--reason", "hangs")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.said).isEmpty();
        assertThat(world.err.toString()).contains("nothing was revoked");
    }

    @Test
    void whereNobodyCanBeAskedTheEpochOrYesIsNeeded() {
        world.answer = new CommandOutcome.Confirmed("Done.");
        world.with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 0));

        assertThat(world.run("revoke", "mac-07", "--reason", "hangs")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("--epoch").contains("--yes");
        assertThat(world.said).isEmpty();

        assertThat(world.run("revoke", "mac-07", "--reason", "hangs", "--yes")).isZero();
        assertThat(world.said).containsExactly("revoke default mac-07 17 'hangs'");
    }

    @Test
    void whatIsNotReservedCannotBeRevoked() {
        world.with(
                Topics.AGENTS,
                "default/mac-07",
                States.agent("default", "mac-07", AgentStatus.AVAILABLE, true, 17, null));

        assertThat(world.run("revoke", "mac-07", "--reason", "hangs", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("nothing to revoke; it is available");
        assertThat(world.run("revoke", "mac-99", "--reason", "hangs", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("no agent mac-99 is registered in pool default");
        assertThat(world.said).isEmpty();
    }

    @Test
    void badArgumentsAre64() {
        assertThat(world.run("drain", "mac-07")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("--reason");
        assertThat(world.run("drain", "mac-07", "--reason", " ")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("--reason is empty");
        assertThat(world.run("drain", "mac-07", "--reason", "x", "--for", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("--for is 0");
        assertThat(world.run("resume", "Not A Name", "--reason", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("pool")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("hold, release or show");
        assertThat(world.config).isNull();
    }
}
