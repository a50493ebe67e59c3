package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.ReservationRequest;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a request for an agent says. */
final class RequestOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-t", "--tags"},
            required = true,
            paramLabel = "EXPR",
            description = "What the agent must have, for example 'linux && jdk>=17 && !beta'.")
    private String tags;

    @Option(
            names = "--for",
            paramLabel = "TEXT",
            description = "What it is for. Sent only if the pool shares purposes (berth.pool.NAME.purpose=shared).")
    private String purpose;

    @Option(
            names = "--max-wait",
            paramLabel = "TIME",
            description = "How long to wait for an agent, 0 to try once. Default: without end.")
    private Duration maxWait;

    @Option(names = "--await-capacity", description = "Wait even if no agent that is registered could ever match.")
    private boolean awaitCapacity;

    @Option(
            names = "--renewal-timeout",
            paramLabel = "TIME",
            description = "The reservation ends when its holder is silent for so long. Default: the pool's.")
    private Duration renewalTimeout;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            description = "The reservation ends when no job runs for so long. Default: the pool's.")
    private Duration idleTimeout;

    @Option(
            names = "--request",
            paramLabel = "ID",
            description = "The id of the request; the same one again gets the same answer. Default: a new one.")
    private String requestId;

    String tags() {
        return tags;
    }

    /** @throws ParameterException if an option is not valid */
    ReservationRequest.Builder request() {
        try {
            ReservationRequest.Builder request = ReservationRequest.tags(tags);
            if (maxWait != null) {
                request.maxWait(maxWait);
            }
            if (awaitCapacity) {
                request.awaitCapacity();
            }
            if (renewalTimeout != null) {
                request.renewalTimeout(renewalTimeout);
            }
            if (idleTimeout != null) {
                request.idleTimeout(idleTimeout);
            }
            if (requestId != null) {
                request.requestId(requestId);
            }
            return request;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Adds what the request is for, where the pool allows that to be said. */
    void addPurpose(ReservationRequest.Builder request, Backend backend, BerthConfig config, Progress progress) {
        if (purpose == null) {
            return;
        }
        if (SharedPurposes.in(backend, config)) {
            request.purpose(purpose);
        } else {
            progress.say("--for is not sent: pool " + config.pool() + " does not share what requests are for");
        }
    }
}
