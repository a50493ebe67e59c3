package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.master.UnavailableException.Problem;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** What Kafka's exceptions mean to somebody who wants to connect. */
final class Problems {
    private Problems() {}

    static UnavailableException of(KafkaException cause, Map<String, String> user, Duration waited) {
        String brokers = KafkaSettings.brokers(user);
        if (is(cause, AuthenticationException.class) || is(cause, AuthorizationException.class)) {
            return new UnavailableException(
                    Problem.NOT_ALLOWED,
                    "Kafka at " + brokers + " does not let this client in: " + rootMessage(cause)
                            + " Check the credentials, and the ACLs of the topics berth.replies and berth.commands.",
                    cause);
        }
        boolean unresolvable = rootMessage(cause).contains("resolvable");
        if (is(cause, ConfigException.class) && !unresolvable) {
            return new UnavailableException(
                    Problem.CONFIGURATION,
                    "Kafka's client refuses its settings: " + rootMessage(cause) + " Correct them.",
                    cause);
        }
        return new UnavailableException(
                Problem.UNREACHABLE,
                unresolvable
                        ? "No broker of bootstrap.servers=" + brokers + " has a known address. Check the host names."
                        : "Kafka at " + brokers + " gave no answer within " + Lengths.text(waited)
                                + ". Check that it runs, and bootstrap.servers, and the settings for TLS and SASL.",
                cause);
    }

    static UnavailableException topicMissing(String topic, Map<String, String> user) {
        return new UnavailableException(
                Problem.TOPICS_MISSING,
                "Kafka at " + KafkaSettings.brokers(user) + " has no topic " + topic
                        + ", so there is no Berth in it. Run `berth-server topics --create --config FILE`, or check"
                        + " bootstrap.servers.",
                null);
    }

    private static boolean is(Throwable problem, Class<? extends Throwable> type) {
        return causes(problem).anyMatch(type::isInstance);
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = causes(problem).reduce((first, second) -> second).orElse(problem);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }

    private static Stream<Throwable> causes(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause);
    }
}
