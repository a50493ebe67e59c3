package io.berth.testbed.cli;

import io.berth.testbed.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code berth demo}. */
@Command(
        name = "demo",
        description = "Shows the main job on this machine in about a minute, and audits what happened.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--keep", description = "Stay up afterwards, and print commands to try from another shell.")
    private boolean keep;

    @Override
    public Integer call() {
        return Demo.run(keep);
    }
}
