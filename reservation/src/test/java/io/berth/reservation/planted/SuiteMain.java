package io.berth.reservation.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes in a JVM of its own, against whatever version of the protocol its class path begins with.
 *
 * <p>Arguments: the file to write, "all" or "first", the names of the test classes. Writes how many tests ran, and then
 * one line for each that failed.
 */
final class SuiteMain {
    private SuiteMain() {}

    public static void main(String[] arguments) throws IOException {
        Path report = Path.of(arguments[0]);
        boolean toTheEnd = arguments[1].equals("all");
        List<String> classes = Arrays.asList(arguments).subList(2, arguments.length);
        Failures failures = new Failures();
        if (toTheEnd) {
            run(classes, failures);
        } else {
            for (String one : classes) {
                if (failures.tests.isEmpty()) {
                    run(List.of(one), failures);
                }
            }
        }
        Files.writeString(report, failures.ran + "\n" + String.join("\n", failures.tests));
    }

    private static void run(List<String> classes, Failures failures) {
        Launcher launcher = LauncherFactory.create();
        List<? extends DiscoverySelector> selectors =
                classes.stream().map(name -> selectClass(name)).toList();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), failures);
    }

    private static final class Failures implements TestExecutionListener {
        final Set<String> tests = new TreeSet<>();
        int ran;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ran++;
            }
            if (result.getStatus() == Status.FAILED) {
                tests.add(name(test));
            }
        }

        private static String name(TestIdentifier test) {
            Object source = test.getSource().orElse(null);
            if (source instanceof MethodSource method) {
                return simple(method.getClassName()) + "." + method.getMethodName();
            }
            return source instanceof ClassSource type ? simple(type.getClassName()) : test.getUniqueId();
        }

        private static String simple(String className) {
            return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        }
    }
}
