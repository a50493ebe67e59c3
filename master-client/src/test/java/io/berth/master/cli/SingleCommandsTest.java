package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SingleCommandsTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void freesAnAgent() {
        world.answer = new CommandOutcome.Ended(Outcome.FREED, "The agent was given back.");

        assertThat(world.run("free", "mac-07", "--epoch", "17", "--pool", "ios"))
                .isZero();
        assertThat(world.said).containsExactly("free ios mac-07 17");
        assertThat(world.err.toString()).contains("FREED");
        assertThat(world.out.toString()).isEmpty();
    }

    @Test
    void aForeignAgentCannotBeFreed() {
        world.answer = new CommandOutcome.Refused(RefusalCode.NOT_HOLDER, "It is another's.");

        assertThat(world.run("free", "mac-07", "--epoch", "17")).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(world.err.toString()).contains("NOT_HOLDER: It is another's.");
    }

    @Test
    void renewsBusyUnlessIdle() {
        world.answer = new CommandOutcome.Renewed();

        assertThat(world.run("renew", "mac-07", "--epoch", "17")).isZero();
        assertThat(world.run("renew", "mac-07", "--epoch", "17", "--idle")).isZero();
        assertThat(world.said).containsExactly("renew default mac-07 17 true", "renew default mac-07 17 false");
    }

    @Test
    void renewingWhatIsOverIsThree() {
        world.answer = new CommandOutcome.Refused(RefusalCode.STALE, "Epoch 17 is over.");

        assertThat(world.run("renew", "mac-07", "--epoch", "17")).isEqualTo(ExitCode.LOST);
    }

    @Test
    void cancelsARequest() {
        world.answer = new CommandOutcome.Ended(Outcome.CANCELLED, "It was cancelled.");

        assertThat(world.run("cancel", "r-1")).isZero();
        assertThat(world.said).containsExactly("cancel default r-1");
    }

    @Test
    void extendsByTheNextNumber() {
        world.answer = new CommandOutcome.Extended(Duration.ofHours(4));
        world.with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 2));

        assertThat(world.run("extend", "mac-07", "--epoch", "17", "--for", "4h"))
                .isZero();
        assertThat(world.said).containsExactly("extend default mac-07 17 3 PT4H");
        assertThat(world.err.toString()).contains("extension 3: it may be held for 4h, if it is renewed.");
    }

    @Test
    void extendsAReservationThatIsNotSeenAsItsFirst() {
        world.answer = new CommandOutcome.Refused(RefusalCode.STALE, "Epoch 16 is over.");
        world.with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 2));

        assertThat(world.run("extend", "mac-07", "--epoch", "16", "--for", "4h"))
                .isEqualTo(ExitCode.LOST);
        assertThat(world.said).containsExactly("extend default mac-07 16 1 PT4H");
    }

    @Test
    void keepsAnAgentForDebuggingUnderANumberThatIsSaid() {
        world.answer = new CommandOutcome.Extended(Duration.ofHours(1));

        assertThat(world.run(
                        "extend", "mac-07", "--epoch", "17", "--for", "1h", "--debug", "the core", "--number", "5"))
                .isZero();
        assertThat(world.said).containsExactly("extend default mac-07 17 5 PT1H the core");
        assertThat(world.err.toString()).contains("no renewal and no job");
    }

    @Test
    void anExtensionThatThePoolDoesNotAllowIsTwo() {
        world.answer = new CommandOutcome.Refused(RefusalCode.QUOTA, "As often as this pool allows.");

        assertThat(world.run("extend", "mac-07", "--epoch", "17", "--for", "1h"))
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void anExtensionThatIsRepeatedLateIsNotSaidToBeWhatCounts() {
        world.answer = new CommandOutcome.Extended(Duration.ofHours(2));

        assertThat(world.run("extend", "mac-07", "--epoch", "17", "--for", "1h", "--number", "1"))
                .isZero();
        assertThat(world.err.toString())
                .contains("extension 1 was done before, and a later one counts: it may be held for 2h since that.");
    }

    @Test
    void changesThePriorityOfARequest() {
        world.answer = new CommandOutcome.Noted(true);

        assertThat(world.run("priority", "r-1", "50")).isZero();
        assertThat(world.run("priority", "r-1", "-5")).isZero();
        assertThat(world.said).containsExactly("priority default r-1 50", "priority default r-1 -5");
        assertThat(world.err.toString()).contains("r-1: its priority is 50 now.");
    }

    @Test
    void thePriorityOfARequestThatDoesNotWaitIsNotSaidToBeAnother() {
        world.answer = new CommandOutcome.Noted(false);

        assertThat(world.run("priority", "r-1", "50")).isZero();
        assertThat(world.err.toString())
                .contains(
                        "r-1 no longer waits: it was given or offered what it asked for. Its priority counts only while"
                                + " it waits.");
    }

    @Test
    void thePriorityOfARequestThatIsOverIsTwo() {
        world.answer = new CommandOutcome.Ended(Outcome.FREED, "The agent was given back.");

        assertThat(world.run("priority", "r-1", "50")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("r-1 is over, FREED");
    }

    @Test
    void aServiceThatDoesNotAnswerIs69() {
        assertThat(world.run("free", "mac-07", "--epoch", "17", "--timeout", "1ms"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(world.err.toString()).contains("berth-server");
    }

    @Test
    void badArgumentsAre64() {
        assertThat(world.run("free", "Not A Name", "--epoch", "17")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("free", "mac-07")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("free", "mac-07", "--epoch", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("cancel", "r_1")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("renew", "mac-07", "--epoch", "17", "--timeout", "soon"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.run("extend", "mac-07", "--epoch", "17")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("extend", "mac-07", "--epoch", "17", "--for", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("extend", "mac-07", "--epoch", "17", "--for", "1h", "--number", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.run("extend", "mac-07", "--epoch", "17", "--for", "1h", "--debug", " "))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.run("priority", "r-1", "101")).isEqualTo(ExitCode.USAGE);
        assertThat(world.run()).isEqualTo(ExitCode.USAGE);
        assertThat(world.run("resurve")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("Did you mean");
    }

    @Test
    void anEpochThatIsNoneIsRefusedInWords() {
        assertThat(world.run("free", "mac-07", "--epoch", "99999999999999999999"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.run("revoke", "mac-07", "--reason", "hangs", "--epoch", "x"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString())
                .contains("'99999999999999999999' is no whole number from", "'x' is no whole number from")
                .doesNotContain("is not a");
    }

    @Test
    void aBugIsOneAndShowsItsTraceOnlyWhenAsked() {
        world.answer = null;
        world.environment.put("BERTH_POOL", "ok");
        FakeWorld broken = new FakeWorld();
        broken.outcome = null;

        assertThat(broken.run("run", "--tags", "macos", "--", "true")).isEqualTo(ExitCode.FOUND);
        assertThat(broken.err.toString()).contains("unexpected failure").doesNotContain("\tat ");
        assertThat(broken.run("run", "-v", "--tags", "macos", "--", "true")).isEqualTo(ExitCode.FOUND);
        assertThat(broken.err.toString()).contains("\tat ");
    }
}
