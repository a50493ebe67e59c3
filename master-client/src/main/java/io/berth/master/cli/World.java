package io.berth.master.cli;

import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * All that the commands see of the outside.
 *
 * @param user the login of whoever runs the command
 * @param live whether standard error is a terminal that understands a line that changes
 * @param asks whether a person can be asked: standard input and standard error are terminals
 * @param screen where standard output goes
 * @param nanoTime monotonic, for durations
 * @param clock for showing how long ago something was
 * @param stopSignal listens to SIGINT and SIGTERM from its call on
 */
record World(
        Backend backend,
        Map<String, String> environment,
        String user,
        InputStream in,
        boolean live,
        boolean asks,
        Screen screen,
        LongSupplier nanoTime,
        InstantSource clock,
        Function<Duration, StopSignal> stopSignal) {

    static World real() {
        return new World(
                new KafkaBackend(),
                System.getenv(),
                System.getProperty("user.name", ""),
                System.in,
                Terminal.isLive(System.getenv()),
                Terminal.isInteractive(),
                Screen.real(System.getenv()),
                System::nanoTime,
                InstantSource.system(),
                StopSignal::listen);
    }
}
