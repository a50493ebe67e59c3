package io.berth.server.cli;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "berth-server " + (version == null ? "(from a checkout)" : version),
            "Kafka " + AppInfoParser.getVersion() + ", Java " + System.getProperty("java.version")
        };
    }
}
