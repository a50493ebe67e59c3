package io.berth.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServerTest {
    private final ServiceMetrics metrics = new ServiceMetrics();
    private final AtomicReference<ServiceHealth> now = new AtomicReference<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        set(State.RUNNING, 1, true);
        server = HealthServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), now::get);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED,          0, 200, 503",
        "REBALANCING,      1, 200, 503",
        "REBALANCING,      0, 503, 503",
        "RUNNING,          1, 200, 200",
        "RUNNING,          0, 503, 503",
        "PENDING_SHUTDOWN, 1, 200, 503",
        "NOT_RUNNING,      0, 503, 503",
        "PENDING_ERROR,    1, 503, 503",
        "ERROR,            0, 503, 503",
    })
    void livesAndIsReadyByItsState(State state, int threads, int live, int ready) throws Exception {
        set(state, threads, true);

        assertThat(get("/live").statusCode()).isEqualTo(live);
        assertThat(get("/ready").statusCode()).isEqualTo(ready);
    }

    @Test
    void isNotReadyBeforeThePoolsAreConfigured() throws Exception {
        set(State.RUNNING, 1, false);

        assertThat(get("/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("pools: not configured yet");
    }

    @Test
    void oneApplicationThatIsNotWellIsEnough() throws Exception {
        now.set(new ServiceHealth(
                List.of(
                        new StreamsStatus("berth-reservations", State.RUNNING, 1),
                        new StreamsStatus("berth-presence", State.ERROR, 0)),
                true,
                metrics.counts()));

        HttpResponse<String> live = get("/live");
        assertThat(live.statusCode()).isEqualTo(503);
        assertThat(live.body()).contains("berth-reservations: RUNNING, 1 live thread\nberth-presence: ERROR");
    }

    @Test
    void showsMetricsInTheFormatOfPrometheus() throws Exception {
        metrics.decided();
        metrics.happened("ReservationSpared");
        metrics.ended("FREED");
        metrics.refused("STALE");
        metrics.deadLettered("NOT_FRAMED");
        metrics.timerFired();
        set(State.RUNNING, 1, true);

        HttpResponse<String> page = get("/metrics");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(page.body().lines())
                .contains(
                        "berth_ready 1",
                        "berth_streams_state{application=\"berth-reservations\",state=\"RUNNING\"} 1",
                        "berth_streams_state{application=\"berth-reservations\",state=\"ERROR\"} 0",
                        "berth_decisions_total 1",
                        "berth_events_total{code=\"ReservationSpared\"} 1",
                        "berth_requests_ended_total{code=\"FREED\"} 1",
                        "berth_refusals_total{code=\"STALE\"} 1",
                        "berth_dead_letters_total{code=\"NOT_FRAMED\"} 1",
                        "berth_timers_fired_total 1")
                .allMatch(line -> line.matches("# (HELP|TYPE) .+|[a-z_]+(\\{[^}]*\\})? [0-9]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/livexyz", "/live/", "/metrics/../secret"})
    void knowsNoOtherPath(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void takesNoOrders() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri("/live"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri("/ready"))
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    private void set(State state, int threads, boolean configured) {
        now.set(new ServiceHealth(
                List.of(new StreamsStatus("berth-reservations", state, threads)), configured, metrics.counts()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }
}
