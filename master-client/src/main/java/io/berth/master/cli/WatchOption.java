package io.berth.master.cli;

import picocli.CommandLine.Option;

/** Whether a list is shown once, or for as long as somebody looks. */
final class WatchOption {
    @Option(
            names = {"-w", "--watch"},
            description = "Go on until Ctrl-C. On a terminal the list is drawn anew; else there is a line, or a JSON or"
                    + " YAML object, for each change, after those for all that is there.")
    private boolean watch;

    boolean isOn() {
        return watch;
    }
}
