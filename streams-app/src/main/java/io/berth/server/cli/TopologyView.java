package io.berth.server.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * One application as a picture in words: what it reads, what it keeps, what it writes.
 *
 * @param guarantee how often a record takes effect
 */
record TopologyView(String name, String guarantee, TopologyDescription description) {

    /** Records flow from one node to the other. */
    record Edge(String from, String to) {}

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(name).append(", ").append(guarantee).append('\n');
        reads().forEach((node, topics) -> text.append("  reads   ")
                .append(String.join(", ", topics))
                .append(" (")
                .append(node)
                .append(")\n"));
        stores().forEach((store, nodes) -> text.append("  keeps   ")
                .append(store)
                .append(" (used by ")
                .append(String.join(", ", nodes))
                .append(")\n"));
        writes().forEach((node, topic) -> text.append("  writes  ")
                .append(topic)
                .append(" (")
                .append(node)
                .append(")\n"));
        return text.append('\n').append(description).toString();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("guarantee", guarantee);
        json.put("reads", reads());
        json.put("stores", stores());
        json.put("writes", writes());
        List<Edge> edges = new ArrayList<>();
        nodes().forEach(node ->
                new TreeSet<>(names(node.successors())).forEach(next -> edges.add(new Edge(node.name(), next))));
        json.put("edges", edges);
        return json;
    }

    private SortedMap<String, SortedSet<String>> reads() {
        SortedMap<String, SortedSet<String>> reads = new TreeMap<>();
        nodes().forEach(node -> {
            if (node instanceof TopologyDescription.Source source) {
                reads.put(node.name(), new TreeSet<>(source.topicSet()));
            }
        });
        return reads;
    }

    private SortedMap<String, SortedSet<String>> stores() {
        SortedMap<String, SortedSet<String>> stores = new TreeMap<>();
        nodes().forEach(node -> {
            if (node instanceof TopologyDescription.Processor processor) {
                processor
                        .stores()
                        .forEach(store -> stores.computeIfAbsent(store, ignored -> new TreeSet<>())
                                .add(node.name()));
            }
        });
        return stores;
    }

    private SortedMap<String, String> writes() {
        SortedMap<String, String> writes = new TreeMap<>();
        nodes().forEach(node -> {
            if (node instanceof TopologyDescription.Sink sink) {
                writes.put(node.name(), String.valueOf(sink.topic()));
            }
        });
        return writes;
    }

    private List<TopologyDescription.Node> nodes() {
        return description.subtopologies().stream()
                .flatMap(each -> each.nodes().stream())
                .toList();
    }

    private static List<String> names(Set<TopologyDescription.Node> nodes) {
        return nodes.stream().map(TopologyDescription.Node::name).toList();
    }
}
