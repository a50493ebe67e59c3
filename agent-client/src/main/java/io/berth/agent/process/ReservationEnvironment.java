package io.berth.agent.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What everything that runs for a reservation finds in its environment.
 *
 * @param pool the pool
 * @param agent the agent
 * @param tags gives the agent's tags as they are now, joined by commas; from any thread
 */
public record ReservationEnvironment(String pool, String agent, Supplier<String> tags) {

    /**
     * @param request empty where it is not known
     * @param master empty where it is not known
     * @return a new map that the caller may add to
     */
    public Map<String, String> of(long epoch, String request, String master) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("BERTH_POOL", pool);
        values.put("BERTH_AGENT", agent);
        values.put("BERTH_TAGS", tags.get());
        values.put("BERTH_EPOCH", Long.toString(epoch));
        values.put("BERTH_REQUEST", request);
        values.put("BERTH_MASTER", master);
        return values;
    }
}
