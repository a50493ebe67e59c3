package io.berth.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of the model finds what it must; docs/model.md says what that proves. */
class ReservationModelTest {
    private static final String WITHOUT_EPOCH_CHECK = "agentWithoutEpochCheck";
    private static final String WHOLE_CYCLE = "aWholeCycle";

    @ParameterizedTest
    @ValueSource(strings = {"startIsSound", "everyStepStaysSound", "soundIsSafe"})
    void theProtocolAsItIsHasNoCounterexample(String command) throws Exception {
        Finding finding = Model.load().run(command);

        assertThat(finding.foundARun()).as(command).isFalse();
        assertThat(finding.expectsARun()).as("expected by the model").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expiryWithoutSign", "choiceWithoutOffer", "cleanWithoutEpoch", "restartWithoutFence"})
    void aRuleThatIsTakenOutBreaksItsProperty(String command) throws Exception {
        Finding finding = Model.load().run(command);

        assertThat(finding.foundARun()).as(command).isTrue();
        assertThat(finding.expectsARun()).as("expected by the model").isTrue();
        tell(command, finding.story());
    }

    @Test
    void withoutItsEpochCheckAnAgentWorksForAnOlderReservationThanItAccepted() throws Exception {
        Finding finding = Model.load().run(WITHOUT_EPOCH_CHECK);

        assertThat(finding.foundARun()).isTrue();
        tell(WITHOUT_EPOCH_CHECK, finding.story());
        assertThat(finding.atTheEnd(
                        "{ a: Agent, e: Position | canWork[a, e] and some f: a.accepted | order/gt[f, e] }"))
                .as("the agent and the older epoch that it would work at")
                .hasSize(1);
    }

    @Test
    void aWholeCycleCanHappen() throws Exception {
        Finding finding = Model.load().run(WHOLE_CYCLE);

        assertThat(finding.foundARun()).isTrue();
        tell(WHOLE_CYCLE, finding.story());
        assertThat(finding.story()).hasSize(15).last().asString().endsWith("works at epoch 4.");
    }

    static Stream<Happening> happenings() {
        return Happening.ALL.stream();
    }

    /** A step that no state allows would make every property true of it. */
    @ParameterizedTest
    @MethodSource("happenings")
    void everyStepCanHappenInSomeSoundState(Happening happening) throws Exception {
        Finding finding = Model.with(
                        "run possible { asItIs and sound and (" + happening.formula()
                                + ") } for exactly 1 Master, exactly 1 Agent, exactly 1 Request, exactly 3 Position, 2..2 steps")
                .run("possible");

        assertThat(finding.foundARun()).as(happening.predicate()).isTrue();
        assertThat(finding.story()).hasSize(1);
    }

    @Test
    void noCommandOfTheModelIsLeftOut() throws Exception {
        assertThat(Model.load().commands())
                .containsExactlyInAnyOrder(
                        "startIsSound",
                        "everyStepStaysSound",
                        "soundIsSafe",
                        WHOLE_CYCLE,
                        WITHOUT_EPOCH_CHECK,
                        "expiryWithoutSign",
                        "choiceWithoutOffer",
                        "cleanWithoutEpoch",
                        "restartWithoutFence");
    }

    private static void tell(String command, List<String> story) {
        System.out.println(command + ":");
        story.forEach(sentence -> System.out.println("  " + sentence));
    }
}
