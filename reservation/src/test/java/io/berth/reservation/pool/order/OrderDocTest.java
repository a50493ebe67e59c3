package io.berth.reservation.pool.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/order.md names tests of this package for its rules. */
class OrderDocTest {
    private static final Path PAGE = Path.of("..", "docs", "order.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        List<MatchResult> named =
                NAMED.matcher(Files.readString(PAGE)).results().toList();
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named)
                .allSatisfy(name ->
                        assertThat(tests(name.group(1))).as(name.group(1)).contains(name.group(2)));
    }

    private static List<String> tests(String simpleName) {
        try {
            Class<?> test = Class.forName(OrderDocTest.class.getPackageName() + "." + simpleName);
            return Stream.of(test.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("docs/order.md names " + simpleName + ", which is not there", e);
        }
    }
}
