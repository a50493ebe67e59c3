package io.berth.reservation.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final List<Function<String, ?>> KINDS =
            List.of(PoolName::new, AgentName::new, MasterName::new, RequestId::new);

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "mac-07", "a--b", "9z", "default", "xn--caf-dma"})
    void acceptsLowerCaseLettersDigitsAndInnerHyphens(String name) {
        assertThat(Names.problem("agent", name)).isEmpty();
        KINDS.forEach(kind -> assertThat(kind.apply(name)).hasToString(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "-a", "a-", "A", "mac 07", "mac_07", "mac.07", "mac/07", "é", "a\n", "\na", "a\u0000", "٣"})
    void refusesEverythingElse(String name) {
        assertThat(Names.problem("agent", name))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The agent name '")
                        .contains(Names.RULE)
                        .matches("[\\x20-\\x7e]+"));
        KINDS.forEach(kind -> assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(name)));
    }

    @Test
    void acceptsSixtyThreeCharactersAndNotOneMore() {
        assertThat(Names.problem("pool", "a".repeat(63))).isEmpty();
        assertThat(Names.problem("pool", "a".repeat(64))).isPresent();
    }

    @Test
    void saysThatANameIsMissing() {
        assertThat(Names.problem("pool", null))
                .hasValueSatisfying(s -> assertThat(s).startsWith("The pool name is missing."));
        assertThat(Names.problem("pool", "")).isEqualTo(Names.problem("pool", null));
        KINDS.forEach(kind -> assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(null)));
    }

    @Test
    void aMegabyteOfNameMakesAShortSentence() {
        assertThat(Names.problem("pool", "a".repeat(1 << 20)))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).hasSizeLessThan(300).contains("... (1048576 characters)"));
    }

    @Test
    void eachKindNamesItselfInItsProblem() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolName("X")).withMessageContaining("pool name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgentName("X"))
                .withMessageContaining("agent name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterName("X"))
                .withMessageContaining("master name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestId("X"))
                .withMessageContaining("request name");
    }

    @Test
    void namesAreOrderedAsText() {
        assertThat(new PoolName("a")).isLessThan(new PoolName("b"));
        assertThat(new AgentName("a-1")).isLessThan(new AgentName("a1"));
        assertThat(new MasterName("b")).isGreaterThan(new MasterName("a9"));
        assertThat(new RequestId("a")).isEqualByComparingTo(new RequestId("a"));
        assertThat(new RequestId("a")).isLessThan(new RequestId("b"));
    }

    @Test
    void aShownValueIsShortPrintableAndClosesNoQuote() {
        assertThat(Names.shown("mac-07 ~")).isEqualTo("mac-07 ~");
        assertThat(Names.shown("a'b\u001b[2J\r\né\u007f")).isEqualTo("a?b?[2J????");
        assertThat(Names.shown("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(Names.shown("x".repeat(41))).isEqualTo("x".repeat(40) + "... (41 characters)");
    }
}
