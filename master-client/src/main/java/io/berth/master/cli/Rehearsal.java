package io.berth.master.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import picocli.CommandLine;

/**
 * Loads the classes that commands load, so that a JVM can archive them for a quick start (bin/sharing.sh). It leaves no
 * trace: the broker that it asks is a socket of its own, which never answers.
 */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        BerthCli.configureLogging();
        CommandLine berth = BerthCli.commandLine(World.real());
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        berth.setOut(nowhere).setErr(nowhere);
        berth.getUsageMessage();
        berth.getSubcommands().values().forEach(CommandLine::getUsageMessage);
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket mute = new ServerSocket(0, 1, here)) {
            String broker = here.getHostAddress() + ":" + mute.getLocalPort();
            berth.execute("agents", "-o", "json", "--bootstrap", broker, "--timeout", "1s");
        }
    }
}
