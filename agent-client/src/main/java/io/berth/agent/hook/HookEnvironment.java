package io.berth.agent.hook;

import io.berth.agent.session.HookOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a hook finds in its environment.
 *
 * @param pool the pool
 * @param agent the agent
 * @param tags the agent's tags, joined by commas
 */
public record HookEnvironment(String pool, String agent, String tags) {

    Map<String, String> of(HookOrder.Start order) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("BERTH_POOL", pool);
        values.put("BERTH_AGENT", agent);
        values.put("BERTH_TAGS", tags);
        values.put("BERTH_HOOK", order.kind().label());
        values.put("BERTH_EPOCH", Long.toString(order.epoch()));
        values.put("BERTH_REQUEST", order.request());
        values.put("BERTH_MASTER", order.master());
        return values;
    }
}
