package io.berth.testbed.demo;

import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.RequestState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table: agents, who holds them, who waits. Pure. */
final class Board {
    private static final int QUEUE_ROWS = 4;
    private static final String ROW = "  %-10s %-11s %-12s %7s  %s";

    private Board() {}

    /**
     * @param agents in the order in which they are shown
     * @param queue the requests that are not over, in the order in which they came
     * @return the rows; always as many for as many agents, so that the table keeps its height
     */
    static List<String> rows(List<AgentState> agents, List<RequestState> queue) {
        List<String> rows = new ArrayList<>();
        rows.add("");
        rows.add(String.format(Locale.ROOT, ROW, "agent", "state", "held by", "epoch", "tags"));
        for (AgentState agent : agents) {
            rows.add(String.format(
                    Locale.ROOT,
                    ROW,
                    agent.getAgent(),
                    agent.getStatus(),
                    agent.getUse() == null ? "-" : agent.getUse().getMaster(),
                    agent.getEpoch() < 0 ? "-" : agent.getEpoch(),
                    String.join(" ", agent.getTags())));
        }
        rows.addAll(waiting(queue));
        return rows;
    }

    private static List<String> waiting(List<RequestState> queue) {
        List<RequestState> waiting = queue.stream()
                .filter(request ->
                        request.getAgent() == null && request.getOffered().isEmpty())
                .toList();
        List<String> rows = new ArrayList<>();
        rows.add("");
        rows.add(waiting.isEmpty() ? "  nobody waits" : "  " + waiting.size() + " waiting");
        for (int i = 0; i < QUEUE_ROWS; i++) {
            if (i >= waiting.size()) {
                rows.add("");
            } else if (i == QUEUE_ROWS - 1 && waiting.size() > QUEUE_ROWS) {
                rows.add("    and " + (waiting.size() - i) + " more");
            } else {
                rows.add(String.format(
                        Locale.ROOT,
                        "    %d. %-12s %s",
                        i + 1,
                        waiting.get(i).getMaster(),
                        waiting.get(i).getExpression()));
            }
        }
        return rows;
    }
}
