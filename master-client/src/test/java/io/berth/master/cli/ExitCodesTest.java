package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.CommandOutcome;
import io.berth.master.ReserveOutcome;
import io.berth.master.UnavailableException;
import io.berth.master.UnavailableException.Problem;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes that docs/cli.md promises. */
class ExitCodesTest {
    private final FakeWorld world = new FakeWorld();

    @ParameterizedTest
    @CsvSource({"UNREACHABLE,69", "TOPICS_MISSING,69", "NOT_ALLOWED,4", "CONFIGURATION,78"})
    void whatKeepsAClientFromWorking(Problem problem, int code) {
        world.unavailable = new UnavailableException(problem, "It is so.", null);

        assertThat(world.run("agents")).isEqualTo(code);
        assertThat(world.run("free", "mac-07", "--epoch", "17")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"NOT_HOLDER,4", "STALE,3", "UNKNOWN_AGENT,2", "WRONG_STATE,2", "QUOTA,2"})
    void whatTheServiceRefusesToAHolder(RefusalCode refusal, int code) {
        world.answer = new CommandOutcome.Refused(refusal, "It is so.");

        assertThat(world.run("free", "mac-07", "--epoch", "17")).isEqualTo(code);
        assertThat(world.run("renew", "mac-07", "--epoch", "17")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"REQUEST_ID_TAKEN,4", "NO_MATCH,2", "UNKNOWN_POOL,2", "QUOTA,2"})
    void whatTheServiceRefusesToWhomeverAsks(RefusalCode refusal, int code) {
        world.outcome.complete(new ReserveOutcome.Refused(refusal, "It is so."));

        assertThat(world.run("reserve", "--tags", "macos")).isEqualTo(code);
        assertThat(world.run("run", "--tags", "macos", "--", "true")).isEqualTo(code);
    }

    @Test
    void whoFreesWhatWasLostBeforeIsTold() {
        world.answer = new CommandOutcome.Ended(Outcome.RENEWAL_EXPIRED, "It was not renewed.");
        assertThat(world.run("free", "mac-07", "--epoch", "17")).isEqualTo(ExitCode.LOST);
        assertThat(world.err.toString()).contains("mac-07 at epoch 17: RENEWAL_EXPIRED. It was not renewed.");

        world.answer = new CommandOutcome.Ended(Outcome.FREED, "The agent was given back.");
        assertThat(world.run("free", "mac-07", "--epoch", "17")).isZero();
    }

    @Test
    void theHelpOfBerthListsAllOfThem() {
        assertThat(world.run("--help")).isZero();
        ExitCode.MEANINGS.forEach((code, meaning) ->
                assertThat(world.out.toString().replaceAll("\\s+", " ")).contains(" " + code + " " + meaning));
    }
}
