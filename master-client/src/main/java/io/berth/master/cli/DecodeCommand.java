package io.berth.master.cli;

import io.berth.master.transport.RecordCodecs;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth decode}: makes kcat's output readable. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Reads what kcat prints from standard input, and prints one JSON object for each record.",
            "Text before a value, as -K or -f make kcat print it, is shown as its prefix. What is no record of"
                    + " Berth becomes an object with an error, and the exit code is 1."
        },
        footer = {
            "",
            "Examples:",
            "  kcat -b HOST:PORT -C -t berth.events -e -q | berth decode",
            // picocli formats it, and each %% becomes a %.
            "  kcat -b HOST:PORT -C -t berth.agents -e -q -f '%%k %%o %%s\\n' | berth decode"
        })
final class DecodeCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    DecodeCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Decoding decoding = new Decoding(RecordCodecs.of(registry()), new BufferedInputStream(world.in(), 1 << 16));
        try {
            while (decoding.next()) {
                out.println(Json.of(decoding.fields()));
                if (!decoding.mayHaveMore()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.FOUND, "standard input cannot be read: " + e.getMessage() + ".", e);
        } finally {
            out.flush();
        }
        return decoding.hadErrors() ? ExitCode.FOUND : ExitCode.OK;
    }

    /** Needs no broker, so it asks for no more configuration than where the schemas are. */
    private Map<String, String> registry() {
        Map<String, String> settings =
                new HashMap<>(Settings.values(Globals.of(spec.commandLine()), world.environment()));
        settings.keySet().removeIf(key -> !key.startsWith("schema.registry."));
        return settings;
    }
}
