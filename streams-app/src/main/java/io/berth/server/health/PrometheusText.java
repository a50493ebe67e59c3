package io.berth.server.health;

import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** Writes the health of the service in Prometheus' text format, version 0.0.4. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    private PrometheusText() {}

    static String of(ServiceHealth health) {
        PrometheusText page = new PrometheusText();
        page.head("berth_ready", "gauge", "1 while requests are decided.");
        page.line("berth_ready", health.isReady() ? 1 : 0);
        page.head("berth_streams_state", "gauge", "1 for the state that the Kafka Streams application is in.");
        for (StreamsStatus each : health.applications()) {
            for (KafkaStreams.State state : KafkaStreams.State.values()) {
                page.line(
                        "berth_streams_state" + labels("application", each.application(), "state", state.name()),
                        each.state() == state ? 1 : 0);
            }
        }
        page.head("berth_streams_live_threads", "gauge", "Stream threads that are not dead.");
        health.applications()
                .forEach(each -> page.line(
                        "berth_streams_live_threads" + labels("application", each.application()), each.liveThreads()));
        ServiceMetrics.Counts counts = health.counts();
        page.head("berth_decisions_total", "counter", "Commands decided by this process.");
        page.line("berth_decisions_total", counts.decided());
        page.byCode("berth_events_total", "What happened to pools, by the name of the event.", counts.happened());
        page.byCode("berth_requests_ended_total", "Requests that are over, by outcome.", counts.ended());
        page.byCode("berth_refusals_total", "Commands answered with a refusal.", counts.refused());
        page.byCode("berth_dead_letters_total", "Records that could not be read.", counts.deadLettered());
        page.head("berth_timers_fired_total", "counter", "Due timers written to the end of their log.");
        page.line("berth_timers_fired_total", counts.timersFired());
        return page.text.toString();
    }

    private void byCode(String name, String help, Map<String, Long> sums) {
        head(name, "counter", help);
        sums.forEach((code, sum) -> line(name + labels("code", code), sum));
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String series, long value) {
        text.append(series).append(' ').append(value).append('\n');
    }

    private static String labels(String... namesAndValues) {
        StringBuilder labels = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.append(i == 0 ? "" : ",").append(namesAndValues[i]).append("=\"");
            labels.append(namesAndValues[i + 1]
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n"))
                    .append('"');
        }
        return labels.append('}').toString();
    }
}
