package io.berth.master.cli;

import io.berth.master.transport.AgentRecords;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Use;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who has what of a pool, as rows.
 *
 * @param forPrograms with instants and objects instead of texts
 */
record WhoRows(PoolSnapshot snapshot, boolean forPrograms, Instant now) {

    /** What one master has, and waits for. */
    private static final class Account {
        private final List<String> agents = new ArrayList<>();
        private int waiting;
        private int wanted;
        private long waitingSinceMs = Long.MAX_VALUE;
    }

    /** @return a row for each master that holds or waits, those that hold most first */
    List<Map<String, Object>> masters() {
        TreeMap<String, Account> accounts = new TreeMap<>();
        for (AgentState state : snapshot.agents().values()) {
            Agent agent = StateMapper.read(state);
            if (agent.use() != null) {
                account(accounts, agent.use().master()).agents.add(agent.name().value());
            }
        }
        snapshot.requests().values().stream()
                .map(StateMapper::read)
                .filter(request -> request.status() == RequestStatus.WAITING)
                .forEach(request -> add(account(accounts, request.master()), request));
        return accounts.entrySet().stream()
                .sorted((left, right) ->
                        right.getValue().agents.size() - left.getValue().agents.size())
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Account account(Map<String, Account> accounts, MasterName master) {
        return accounts.computeIfAbsent(master.value(), name -> new Account());
    }

    private static void add(Account account, Request request) {
        account.waiting++;
        account.wanted += request.demand().agents();
        account.waitingSinceMs = Math.min(account.waitingSinceMs, request.sinceMs());
    }

    private Map<String, Object> row(String master, Account account) {
        Share share = snapshot.policy().order().of(new MasterName(master));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("master", master);
        row.put("pool", snapshot.name().value());
        row.put("holds", account.agents.size());
        row.put("waiting", account.waiting);
        row.put("wanted", account.wanted);
        row.put("longest", account.waiting == 0 ? null : at(account.waitingSinceMs));
        row.put("weight", share.weight());
        row.put("most", share.maxHeld() == Integer.MAX_VALUE ? null : share.maxHeld());
        row.put("agents", account.agents);
        return row;
    }

    private Object at(long ms) {
        Instant since = Instant.ofEpochMilli(ms);
        return forPrograms ? since : Durations.shown(Duration.between(since, now));
    }

    /** @return who has this agent, in one row */
    Map<String, Object> holder(AgentState state) {
        Agent agent = StateMapper.read(state);
        Use use = agent.use();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agent", agent.name().value());
        row.put("pool", snapshot.name().value());
        row.put("state", AgentRows.state(AgentRecords.agent(state)));
        row.put("holder", use == null ? null : use.master().value());
        row.put("request", use == null ? null : use.request().value());
        row.put("epoch", use == null || agent.status() != AgentStatus.RESERVED ? null : agent.epoch());
        row.put("since", at(agent.sinceMs()));
        row.put("work", work(agent));
        row.put("ends", use == null ? null : ends(use));
        row.put(
                forPrograms ? "debugging" : "note",
                use == null ? null : use.limit().debugging());
        return row;
    }

    /** @return what its holder said last that it does with it */
    private static String work(Agent agent) {
        Use use = agent.use();
        if (use == null || agent.status() != AgentStatus.RESERVED) {
            return null;
        }
        if (use.limit().isForDebugging()) {
            return "debugging";
        }
        if (!use.ready()) {
            return "getting-ready";
        }
        return use.lastBusy() >= use.lastSign() ? "busy" : "idle";
    }

    /** By the log's time; the service measures with timers that start anew when it does, so it may be later. */
    private Object ends(Use use) {
        Instant end =
                Instant.ofEpochMilli(use.limit().sinceMs()).plus(use.limit().length());
        if (forPrograms) {
            return end;
        }
        return end.isAfter(now) ? "in " + Durations.shown(Duration.between(now, end)) : "now";
    }
}
