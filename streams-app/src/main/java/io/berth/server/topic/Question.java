package io.berth.server.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;

/**
 * How Kafka's answers are waited for, and what is said where there is none.
 *
 * @param patience how long each answer may take
 */
record Question(Duration patience) {

    <T> T await(KafkaFuture<T> answer) throws TopicsUnavailableException, InterruptedException {
        try {
            return get(answer);
        } catch (ExecutionException failed) {
            throw unavailable(failed);
        }
    }

    <T> T get(KafkaFuture<T> answer) throws ExecutionException, TopicsUnavailableException, InterruptedException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw silent(slow);
        }
    }

    TopicsUnavailableException unavailable(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof RetriableException) {
            return silent(cause);
        }
        return new TopicsUnavailableException(
                true,
                "Kafka refused to show or create what the service needs: "
                        + cause.getClass().getSimpleName() + ": "
                        + cause.getMessage()
                        + " Check this user's rights (Describe, DescribeConfigs and Create on topics berth.*, Describe"
                        + " on its changelogs and its groups) and the security settings.",
                cause);
    }

    TopicsUnavailableException silent(Throwable cause) {
        return new TopicsUnavailableException(
                false,
                "Kafka did not answer within " + patience.toSeconds()
                        + " s. Check that the brokers run, that bootstrap.servers is right, and that security.protocol"
                        + " fits the listener.",
                cause);
    }
}
