package io.berth.schemas.registry;

import io.berth.reservation.timing.Lengths;
import io.berth.schemas.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** Questions to a registry over HTTP: several servers, authentication, timeouts, retries. Thread-safe. */
final class RegistryHttp {
    private static final String TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /** Well below the time that a transaction of the service may take. */
    static final Duration HURRY = Duration.ofMillis(500);

    private final RegistryConfig config;
    private final HttpClient client;
    private final Consumer<Duration> pause;

    RegistryHttp(RegistryConfig config, Consumer<Duration> pause) {
        this.config = config;
        this.pause = pause;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // Another server must not get our password.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout());
        SSLContext tls = RegistryTls.context(config);
        if (tls != null) {
            builder.sslContext(tls);
        }
        this.client = builder.build();
    }

    /** Asks each server once at most, and waits for none longer than {@link #HURRY}: a record waits for the answer. */
    RegistryAnswer getInAHurry(String path) {
        return ask(path, null, 1, config.timeout().compareTo(HURRY) < 0 ? config.timeout() : HURRY);
    }

    /** @param rounds how often each server is asked at most */
    RegistryAnswer post(String path, String json, int rounds) {
        return ask(path, json, rounds, config.timeout());
    }

    private RegistryAnswer ask(String path, String json, int rounds, Duration timeout) {
        String trouble = "";
        Exception cause = null;
        for (int round = 0; round < rounds; round++) {
            if (round > 0) {
                pause.accept(FIRST_PAUSE.multipliedBy(1L << (round - 1)));
            }
            for (URI url : config.urls()) {
                try {
                    RegistryAnswer answer = askOne(url, path, json, timeout);
                    if (!answer.isWorthAnotherTry()) {
                        return checked(url, answer);
                    }
                    trouble = "it answers with status " + answer.status();
                } catch (IOException | TimeoutException e) {
                    trouble = described(e, timeout);
                    cause = e;
                }
            }
        }
        throw new RegistryException(
                Kind.UNREACHABLE,
                "The schema registry at " + config + " cannot be used: " + trouble
                        + ". Without it this program cannot tell how records are written. Check schema.registry.url, that"
                        + " the registry runs, and that this machine reaches it.",
                cause);
    }

    private RegistryAnswer askOne(URI url, String path, String json, Duration timeout)
            throws IOException, TimeoutException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Accept", TYPE);
        if (config.userInfo() != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(config.userInfo().getBytes(StandardCharsets.UTF_8)));
        }
        if (json != null) {
            request.header("Content-Type", TYPE).POST(BodyPublishers.ofString(json));
        }
        // HttpRequest.timeout() ends with the headers. A body that comes byte by byte must not hold us either.
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return RegistryAnswer.of(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNREACHABLE, "Interrupted while the schema registry was asked.", e);
        }
    }

    private static RegistryAnswer checked(URI url, RegistryAnswer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw new RegistryException(
                    Kind.FORBIDDEN,
                    "The schema registry at " + url + " refuses this program (status " + answer.status()
                            + "), so records get no ids. Check " + RegistryConfig.USER_INFO
                            + " and the rights of its user; a program that may only read needs "
                            + RegistryConfig.AUTO_REGISTER + "=false.");
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            throw new RegistryException(
                    Kind.NOT_A_REGISTRY,
                    "The server at " + url + " sends us elsewhere (status " + answer.status()
                            + "), and we do not follow, because of passwords. Set " + RegistryConfig.URL
                            + " to the address of the registry itself.");
        }
        return answer;
    }

    private static String described(Exception e, Duration timeout) {
        if (e instanceof TimeoutException || e instanceof java.net.http.HttpTimeoutException) {
            return "no answer within " + Lengths.text(timeout);
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
    }
}
