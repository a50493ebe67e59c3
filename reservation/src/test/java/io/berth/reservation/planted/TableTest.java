package io.berth.reservation.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final PlantedBug EPOCH = bug("01-epoch");
    private static final PlantedBug SIGN = bug("02-sign");

    private static PlantedBug bug(String name) {
        return new PlantedBug(name, "Title of " + name, "Harm of " + name + ".", "pool/Some.java", "a", "b");
    }

    private static Table table(Map<PlantedBug, List<String>> caught) {
        Map<PlantedBug, List<String>> sorted =
                new TreeMap<>((left, right) -> left.name().compareTo(right.name()));
        sorted.putAll(caught);
        return new Table(sorted);
    }

    private final Table both = table(Map.of(
            EPOCH, List.of("AllTest.all", "OneTest.epoch"),
            SIGN, List.of("AllTest.all")));

    @Test
    void theTestThatFailsForFewestBugsIsNamedFirst() {
        assertThat(both.page())
                .contains("| 01 Title of 01-epoch | Harm of 01-epoch. | `OneTest.epoch`<br>`AllTest.all` |\n")
                .contains("| 02 Title of 02-sign | Harm of 02-sign. | `AllTest.all` |\n");
    }

    @Test
    void noMoreThanThreeTestsAreNamed() {
        assertThat(table(Map.of(EPOCH, List.of("A.a", "B.b", "C.c", "D.d", "E.e")))
                        .page())
                .contains("`A.a`<br>`B.b`<br>`C.c`<br>and 2 more |\n");
    }

    @Test
    void aPageIsCurrentAlsoWhenMoreTestsCatchABug() {
        Table more = table(Map.of(
                EPOCH, List.of("AllTest.all", "NewTest.epoch", "OneTest.epoch"),
                SIGN, List.of("AllTest.all")));
        assertThat(both.problemsOf(both.page())).isEmpty();
        assertThat(more.problemsOf(both.page())).isEmpty();
    }

    @Test
    void aPageThatNamesATestWhichDoesNotCatchTheBugIsOutOfDate() {
        Table less = table(Map.of(EPOCH, List.of("AllTest.all"), SIGN, List.of("AllTest.all")));
        assertThat(less.problemsOf(both.page())).containsExactly("OneTest.epoch did not catch 01-epoch");
    }

    @Test
    void aPageWithOtherBugsIsOutOfDate() {
        Table one = table(Map.of(EPOCH, List.of("AllTest.all", "OneTest.epoch")));
        assertThat(one.problemsOf(both.page())).singleElement().asString().startsWith("no bug has the row | 02 Title");
        assertThat(both.problemsOf(one.page())).containsExactly("02-sign has no row as it should be");
    }
}
