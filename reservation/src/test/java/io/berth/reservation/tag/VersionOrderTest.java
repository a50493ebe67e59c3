package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
    private static final VersionOrder ORDER = VersionOrder.INSTANCE;

    @Test
    void versionsAreOrderedAsPeopleReadThem() {
        List<List<String>> ascending = List.of(
                List.of("alpha"),
                List.of("beta"),
                List.of("0", "0.0", "00"),
                List.of("1.8"),
                List.of("9"),
                List.of("11"),
                List.of("15.alpha", "15-alpha", "15alpha"),
                List.of("15.beta"),
                List.of("15.beta2"),
                List.of("15", "15.0", "15.0.0", "015", "15.", "15..0", "15-"),
                List.of("15.0.1"),
                List.of("15.1"),
                List.of("15.2", "15_2", "15-2", "15+2", "15.02"),
                List.of("15.9"),
                List.of("15.10"),
                List.of("17.0.9"),
                List.of("17.0.9+9"),
                List.of("21-ea"),
                List.of("21"),
                List.of("2022.1-b", "2022.1b", "2022.1.b"),
                List.of("2022.1b2"),
                List.of("2022.1b10"),
                List.of("2022.1", "2022.01.000"),
                List.of("99999999999999999998"),
                List.of("99999999999999999999"));
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                for (String left : ascending.get(i)) {
                    for (String right : ascending.get(j)) {
                        assertThat(Integer.signum(ORDER.compare(left, right)))
                                .as(left + " against " + right)
                                .isEqualTo(Integer.compare(i, j));
                    }
                }
            }
        }
    }

    @Test
    void numbersOfAnyLengthCompareAsNumbers() {
        Random random = new Random(64);
        for (int i = 0; i < 10_000; i++) {
            String a = digits(random);
            String b = digits(random);
            assertThat(Integer.signum(ORDER.compare("1." + a, "1." + b)))
                    .as(a + " against " + b)
                    .isEqualTo(new BigInteger(a).compareTo(new BigInteger(b)));
        }
        assertThat(ORDER.compare("9".repeat(64), "1" + "0".repeat(63))).isPositive();
        assertThat(ORDER.compare("0".repeat(63) + "1", "1")).isZero();
    }

    private static String digits(Random random) {
        int length = random.nextInt(4) == 0 ? 60 : 1 + random.nextInt(4);
        return random.ints(length, 0, 3).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    @Test
    void itIsAnOrder() {
        Random random = new Random(17);
        for (int i = 0; i < 50_000; i++) {
            String a = version(random);
            String b = version(random);
            String c = version(random);
            assertThat(Integer.signum(ORDER.compare(a, b)))
                    .as(a + " against " + b)
                    .isEqualTo(-Integer.signum(ORDER.compare(b, a)));
            if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0) {
                assertThat(ORDER.compare(a, c)).as(a + " <= " + b + " <= " + c).isLessThanOrEqualTo(0);
            }
        }
    }

    /** Few different characters, so that many versions share their first parts. */
    private static String version(Random random) {
        return random.ints(random.nextInt(6), 0, 8)
                .mapToObj(i -> "0129ab.-".substring(i, i + 1))
                .collect(Collectors.joining("", "1", ""));
    }
}
