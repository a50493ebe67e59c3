package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {
    private static final String LONGEST = "x".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"macos", "xcode=15.2", "JDK=17.0.9+9", "a_b-c.d=1", "0=0", "c++"})
    void aTagIsReadAsItPrints(String text) {
        assertThat(Tag.parse(text)).map(Tag::toString).contains(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "", "=", "a=", "=a", "a=b=c", "a b", " a", "a ", "-a", "a=-b", "_a", "é", "a,b", "a\n", "a=b\n", "a!"
            })
    void everythingElseIsNoTag(String text) {
        assertThat(Tag.parse(text)).isEmpty();
    }

    @Test
    void keyAndValueHaveSixtyFourCharactersAtMost() {
        assertThat(Tag.parse(LONGEST)).isPresent();
        assertThat(Tag.parse(LONGEST + "=" + LONGEST)).isPresent();
        assertThat(Tag.parse(LONGEST + "x")).isEmpty();
        assertThat(Tag.parse("a=" + LONGEST + "x")).isEmpty();
        assertThat(Tag.parse("x".repeat(1 << 20))).isEmpty();
    }

    @Test
    void aTagCannotBeMadeAroundTheRule() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag("a b", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag("", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag("a", "="));
        assertThat(new Tag("a", "")).hasToString("a");
    }

    @Test
    void aTagSetIsSortedAndHasNoTagTwice() {
        TagSet tags = TagSet.of("xcode=15", "jdk=17", "jdk=11", "macos", "jdk=17", "jdk");
        assertThat(tags.texts()).containsExactly("jdk", "jdk=11", "jdk=17", "macos", "xcode=15");
        assertThat(tags).hasToString("jdk,jdk=11,jdk=17,macos,xcode=15");
    }

    @Test
    void tagSetsAreEqualWhateverTheOrderTheyWereGivenIn() {
        assertThat(TagSet.of("b", "a"))
                .isEqualTo(TagSet.of("a", "b"))
                .hasSameHashCodeAs(TagSet.of("a", "b"))
                .isEqualByComparingTo(TagSet.of("a", "b"))
                .isNotEqualTo(TagSet.of("a"))
                .isNotEqualTo(null);
        assertThat(TagSet.of(List.of())).isEqualTo(TagSet.of()).hasToString("");
        assertThat(TagSet.of("a")).isLessThan(TagSet.of("b"));
    }

    @Test
    void aTagSetIsReadBackFromItsTexts() {
        TagSet tags = TagSet.of("xcode=15.2", "macos", "c++=20");
        assertThat(TagSet.of(tags.texts())).isEqualTo(tags);
    }

    @Test
    void anAgentHasSixtyFourTagsAtMost() {
        List<String> most =
                IntStream.range(0, TagSet.MAX_TAGS).mapToObj(i -> "t" + i).toList();
        assertThat(TagSet.of(most).tags()).hasSize(64);
        List<String> more = new ArrayList<>(most);
        more.add("one-more");
        assertThat(TagSet.problem(more)).contains("An agent may have at most 64 tags, not 65.");
        assertThatIllegalArgumentException().isThrownBy(() -> TagSet.of(more));
        assertThat(TagSet.problem(Collections.nCopies(1 << 20, "a"))).isPresent();
    }

    @Test
    void aBadTagIsNamedInAPrintableWay() {
        assertThat(TagSet.problem(List.of("ok", "a\u001b[2J")))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("The tag 'a?[2J' is not valid."));
        assertThat(TagSet.problem(Arrays.asList("ok", null)))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("The tag 'null' is not valid."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagSet.of("a b"))
                .withMessageContaining("The tag 'a b' is not valid.");
    }
}
