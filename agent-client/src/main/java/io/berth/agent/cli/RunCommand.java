package io.berth.agent.cli;

import io.berth.agent.AgentDaemon;
import io.berth.agent.child.ChildConfig;
import io.berth.agent.config.AgentConfig;
import io.berth.agent.config.ConfigException;
import io.berth.agent.fence.FenceException;
import io.berth.agent.session.Exit;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth-agent run}: until it is asked to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Registers this machine and serves reservations until it gets SIGTERM or SIGINT. It then cleans up and says"
                    + " goodbye. While Kafka cannot be reached it waits and tries again.",
            "Example: berth-agent run --config /etc/berth/agent.properties"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Logger log = LoggerFactory.getLogger(RunCommand.class);
        AgentConfig config;
        try {
            config = options.read(System.getenv());
        } catch (ConfigException e) {
            return Refusal.print(spec, e);
        }
        AgentDaemon daemon = new AgentDaemon(config);
        StopSignal signal = StopSignal.install(daemon::stop, longestStop(config));
        int code = ExitCode.FAILURE;
        try {
            log.info("Configuration: {}", config);
            code = daemon.run() == Exit.REPLACED ? ExitCode.REPLACED : ExitCode.OK;
            log.info("Ended with exit code {}", code);
        } catch (ConfigException e) {
            code = Refusal.print(spec, e);
        } catch (FenceException e) {
            log.error("{} The run ends here; the service will see that it is gone.", e.getMessage());
        } finally {
            signal.ended(code);
        }
        return code;
    }

    /** What was being cleaned up when the stop timeout was over is still ended in order. */
    private static Duration longestStop(AgentConfig config) {
        return config.stopTimeout()
                .plus(config.child().map(ChildConfig::stopTimeout).orElse(Duration.ZERO));
    }
}
