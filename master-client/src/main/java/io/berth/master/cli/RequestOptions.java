package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.ReservationRequest;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What a request for agents says. */
final class RequestOptions {
    private static final String SEVERAL = "'2 of macos and 1 of windows'";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-t", "--tags"},
            required = true,
            paramLabel = "EXPR",
            description = "What the agent must have, for example 'linux && jdk>=17 && !beta'.")
    private String tags;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "How many agents of these tags, all of them or none. Default: 1.")
    private int count = 1;

    @Option(
            names = "--and",
            paramLabel = "'N of EXPR'",
            description = "Other agents together with them, all or none. May be repeated.")
    private List<String> and = List.of();

    @Option(
            names = "--then-after",
            paramLabel = "'TIME: EXPR'",
            description =
                    "After so long ask for this instead, at the same place in the queue. May be repeated; each time"
                            + " counts from the one before. For several agents: '10m: 2 of macos and 1 of windows'.")
    private List<String> fallbacks = List.of();

    @Option(
            names = "--prefer",
            paramLabel = "LIST",
            description =
                    "Which matching agents you like best, the most important first: tag expressions, and last-used"
                            + " for the one that this master used last. For example 'ssd, last-used'.")
    private String preferences;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "From " + Wish.LOWEST_PRIORITY + " to " + Wish.HIGHEST_PRIORITY
                    + "; higher goes first. Default: 0.")
    private int priority;

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
            names = "--hold-limit",
            paramLabel = "TIME",
            description = "The reservation ends after so long, unless it is extended. Default: the pool's.")
    private Duration holdLimit;

    @Option(
            names = "--request",
            paramLabel = "ID",
            description = "The id of the request; the same one again gets the same answer. Default: a new one.")
    private String requestId;

    private List<Alternative> alternatives = List.of();

    /**
     * @param alternative which one, from 0; after {@link #request}
     * @return what it asks for, for a person
     */
    String wanted(int alternative) {
        return alternatives.get(alternative).demand().toString();
    }

    /** @return how many alternatives there are; after {@link #request} */
    int alternatives() {
        return alternatives.size();
    }

    /** @throws ParameterException if an option is not valid */
    ReservationRequest.Builder request() {
        List<Alternative> all = parsed();
        alternatives = all;
        ReservationRequest.Builder request = null;
        Duration wait = null;
        for (Alternative alternative : all) {
            List<Need> needs = alternative.demand().needs();
            String first = needs.get(0).expression().toString();
            request = request == null ? ReservationRequest.tags(first) : request.thenAfter(wait, first);
            request.count(needs.get(0).count());
            for (Need more : needs.subList(1, needs.size())) {
                request.and(more.count(), more.expression().toString());
            }
            wait = alternative.tryFor();
        }
        addTerms(request);
        check("", request);
        return request;
    }

    private void addTerms(ReservationRequest.Builder request) {
        if (preferences != null) {
            of("--prefer", () -> request.prefer(preferences));
        }
        request.priority(priority);
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
        if (holdLimit != null) {
            request.holdLimit(holdLimit);
        }
        if (requestId != null) {
            of("--request", () -> request.requestId(requestId));
        }
    }

    /**
     * @param option in front of what is wrong
     * @throws ParameterException if what the options say does not fit together
     */
    void check(String option, ReservationRequest.Builder request) {
        try {
            request.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + e.getMessage(), e);
        }
    }

    private List<Alternative> parsed() {
        List<Need> needs = new ArrayList<>();
        needs.add(of("--tags", () -> Need.of(1, expression(tags))));
        needs.set(0, of("--count", () -> Need.of(count, needs.get(0).expression())));
        for (String more : and) {
            needs.addAll(of("--and", () -> Demands.parse(more, 0).demand().needs()));
        }
        List<Demand> demands = new ArrayList<>();
        demands.add(of(and.isEmpty() ? "--count" : "--and", () -> new Demand(needs)));
        List<Duration> waits = new ArrayList<>();
        for (String fallback : fallbacks) {
            of("--then-after '" + fallback + "'", () -> demands.add(fallback(fallback, demands.get(0), waits)));
        }
        // The last one has no wait of its own.
        waits.add(null);
        List<Alternative> all = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            all.add(new Alternative(demands.get(i), waits.get(i)));
        }
        return List.copyOf(all);
    }

    private static TagExpression expression(String text) {
        TagExpressionParser.Result read = TagExpressionParser.parse(text);
        if (!read.isReadable() && Demands.isCounted(text)) {
            throw new IllegalArgumentException(
                    read.problem() + " How many agents is said with --count, and what else is wanted with --and.");
        }
        return read.orThrow();
    }

    private static Demand fallback(String text, Demand first, List<Duration> waits) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Expected a time, a colon and what to ask for then: '5m: xcode>=15'.");
        }
        waits.add(Durations.parse(text.substring(0, colon).trim()));
        Demands.Written written = Demands.parse(text, colon + 1);
        if (!written.counted()
                && (first.agents() > 1 || written.demand().needs().size() > 1)) {
            throw new IllegalArgumentException("The request is for several agents, so say how many are wanted then, and"
                    + " of which tags: " + SEVERAL + ".");
        }
        return written.demand();
    }

    private <T> T of(String option, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
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
