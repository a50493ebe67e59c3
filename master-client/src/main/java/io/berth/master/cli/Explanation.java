package io.berth.master.cli;

import io.berth.master.transport.AgentRecords;
import io.berth.schemas.state.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request stands as it does, or what would become of one.
 *
 * @param subject the id of the request, or the expression
 * @param isRequest which of the two it is
 * @param state for a request its state; for an expression what would become of a request for it
 * @param master whose request it is, or would be
 * @param wanted what is asked for at present; null for a rejected request
 * @param place where it waits, or would; null where it does not
 * @param sentence what a person is told: why it waits, what it holds, how it ended, what comes closest
 * @param word for programs, why it ended or would be refused; null where neither
 * @param agents those that it holds or is offered; otherwise those that match
 */
record Explanation(
        String subject,
        boolean isRequest,
        State state,
        String master,
        String wanted,
        Place place,
        String sentence,
        String word,
        List<AgentState> agents) {

    enum State {
        waiting,
        offered,
        reserved,
        ended,
        would_wait,
        would_get,
        no_match,
        refused;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    /**
     * @param number from 1, among those that wait for the same
     * @param of how many those are
     * @param matching how many registered agents match, whatever they do
     */
    record Place(int number, int of, int matching, Optional<Estimate> estimate) {}

    record Estimate(Duration least, Duration most) {}

    /** @return whether nothing that is registered could ever serve it */
    boolean isHopeless() {
        return state == State.no_match
                || state == State.refused
                || (state == State.waiting || state == State.would_wait) && place.matching() == 0;
    }

    /** @return the fields for programs */
    Map<String, Object> fields(String pool, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", subject);
        fields.put("kind", isRequest ? "request" : "expression");
        fields.put("pool", pool);
        fields.put("state", state);
        fields.put("master", master);
        fields.put("wanted", wanted);
        fields.put("place", place == null ? null : place.number());
        fields.put("waiting", place == null ? null : place.of());
        fields.put("matching", place == null ? null : place.matching());
        Estimate estimate = place == null ? null : place.estimate().orElse(null);
        fields.put("estimateLeastMs", estimate == null ? null : estimate.least().toMillis());
        fields.put("estimateMostMs", estimate == null ? null : estimate.most().toMillis());
        fields.put("sentence", sentence);
        fields.put("code", word);
        AgentRows form = new AgentRows(true, false, now);
        fields.put(
                "agents",
                agents.stream().map(AgentRecords::agent).map(form::row).toList());
        return fields;
    }

    /** @return the same in lines for a person, without the agents */
    List<String> lines() {
        String about = subject + (isRequest ? " of " + master : "");
        String queue = place == null
                ? ""
                : "#" + place.number() + " of " + place.of() + " for " + wanted
                        + place.estimate()
                                .map(estimate -> "  about " + text(estimate))
                                .orElse("")
                        + "  (" + sentence + ")";
        return switch (state) {
            case waiting -> List.of(about + " waits, " + queue);
            case would_wait -> List.of("A request of " + master + " would wait, " + queue);
            case would_get -> List.of("A request of " + master + " would be served at once. " + sentence);
            case no_match -> List.of("A request for it would be refused. " + sentence);
            case refused -> List.of("A request of " + master + " would be refused, " + word + ". " + sentence);
            case offered, reserved -> List.of(about + ": " + sentence);
            case ended -> List.of(about + " is over, " + word + ". " + sentence);
        };
    }

    private static String text(Estimate estimate) {
        String least = Durations.shown(estimate.least());
        String most = Durations.shown(estimate.most());
        return least.equals(most) ? most : least + " to " + most;
    }
}
