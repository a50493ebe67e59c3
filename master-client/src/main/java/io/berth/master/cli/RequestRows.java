package io.berth.master.cli;

import io.berth.schemas.code.Fallback;
import io.berth.schemas.code.Need;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.state.HeldAgent;
import io.berth.schemas.state.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Requests as they are listed. To be given them in their {@link #ORDER}, all that wait among them.
 *
 * @param json for programs: instants and objects instead of texts
 * @param places how many wait already, for each pool and what it is that they wait for
 */
record RequestRows(boolean json, Instant now, Map<List<Object>, Integer> places) {
    /** Those that wait come last, and among them a higher priority first; otherwise by age. */
    static final Comparator<RequestState> ORDER = Comparator.comparing(RequestState::getPool)
            .thenComparing(RequestRows::waits)
            .thenComparing(request -> waits(request) ? -request.getPriority() : 0)
            .thenComparing(RequestState::getPosition);

    Map<String, Object> row(RequestState request) {
        Instant since = Instant.ofEpochMilli(request.getSinceMs());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("place", waits(request) ? place(request) : null);
        row.put("request", request.getRequest());
        row.put("pool", request.getPool());
        row.put("state", AgentRows.word(request.getStatus()));
        row.put("master", request.getMaster());
        row.put("priority", request.getPriority());
        row.put("expression", json ? request.getExpression() : wanted(request));
        row.put("offered", request.getOffered());
        if (json) {
            addDetails(row, request);
        } else {
            boolean over = request.getStatus() == RequestStatus.ENDED;
            List<HeldAgent> held = held(request).stream()
                    .filter(agent -> over || agent.getEnded() == null)
                    .toList();
            row.put("prefer", request.getPrefer().isEmpty() ? null : request.getPrefer());
            row.put("agent", held.stream().map(HeldAgent::getAgent).toList());
            row.put("epoch", held.stream().map(HeldAgent::getEpoch).distinct().toList());
        }
        row.put("since", json ? since : Durations.shown(Duration.between(since, now)));
        row.put("for", request.getPurpose());
        if (json) {
            row.put("outcome", request.getOutcome());
            row.put("code", request.getCode());
            row.put("sentence", request.getSentence());
        } else {
            row.put("outcome", outcome(request));
        }
        return row;
    }

    /** @return how it ended, and for a rejected one why; null while it is not over */
    private static String outcome(RequestState request) {
        if (request.getOutcome() == null) {
            return null;
        }
        return request.getOutcome() + (request.getCode() == null ? "" : " " + request.getCode());
    }

    private static void addDetails(Map<String, Object> row, RequestState request) {
        row.put("agent", request.getAgent());
        row.put("epoch", request.getEpoch() < 0 ? null : request.getEpoch());
        row.put("agents", held(request).stream().map(RequestRows::fields).toList());
        row.put("alternative", request.getAlternative());
        row.put("alternatives", alternatives(request));
        row.put("needs", needs(request).stream().map(RequestRows::fields).toList());
        row.put("prefer", request.getPrefer().isEmpty() ? null : request.getPrefer());
        row.put("declined", request.getExcept());
    }

    /** Among those that wait for the same, as the service counts it. */
    private int place(RequestState request) {
        List<Object> same = List.of(
                request.getPool(),
                needs(request),
                request.getExcept().stream().sorted().toList());
        return places.merge(same, 1, Integer::sum);
    }

    private static boolean waits(RequestState request) {
        return request.getStatus() == RequestStatus.WAITING;
    }

    /** @return what it asks for now, and which of its alternatives that is; null for a rejected request */
    private static String wanted(RequestState request) {
        if (request.getExpression() == null) {
            return null;
        }
        int alternatives = 1 + request.getFallbacks().size();
        return text(needs(request))
                + (alternatives > 1 ? " (" + (request.getAlternative() + 1) + " of " + alternatives + ")" : "");
    }

    private static String text(List<Need> needs) {
        return needs.size() == 1 && needs.get(0).getCount() == 1
                ? needs.get(0).getExpression()
                : needs.stream()
                        .map(need -> need.getCount() + " of " + need.getExpression())
                        .collect(Collectors.joining(" and "));
    }

    /** @return what it asks for now; none for a rejected request */
    private static List<Need> needs(RequestState request) {
        if (request.getExpression() == null) {
            return List.of();
        }
        return request.getAlternative() == 0
                ? first(request)
                : request.getFallbacks().get(request.getAlternative() - 1).getNeeds();
    }

    private static List<Need> first(RequestState request) {
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(request.getCount(), request.getExpression()));
        needs.addAll(request.getTogether());
        return needs;
    }

    private static List<Map<String, Object>> alternatives(RequestState request) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (request.getExpression() == null) {
            return all;
        }
        all.add(fields(0, first(request)));
        for (Fallback fallback : request.getFallbacks()) {
            all.add(fields(fallback.getAfterMs(), fallback.getNeeds()));
        }
        return all;
    }

    /** @param afterMs since it began to ask for the one before */
    private static Map<String, Object> fields(long afterMs, List<Need> needs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("afterMs", afterMs);
        fields.put("needs", needs.stream().map(RequestRows::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Need need) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", need.getCount());
        fields.put("expression", need.getExpression());
        return fields;
    }

    private static Map<String, Object> fields(HeldAgent held) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("agent", held.getAgent());
        fields.put("epoch", held.getEpoch());
        fields.put("need", held.getNeed());
        fields.put("ended", held.getEnded());
        return fields;
    }

    /** An older service says only of the first one. */
    private static List<HeldAgent> held(RequestState request) {
        return request.getHeld().isEmpty() && request.getAgent() != null
                ? List.of(new HeldAgent(request.getAgent(), request.getEpoch(), 0, List.of(), request.getOutcome()))
                : request.getHeld();
    }
}
