package io.berth.server.presence;

import io.berth.schemas.report.AgentReport;
import io.berth.schemas.report.AgentSilence;

/** What stands in {@code berth.agent-reports}, once its names are known to be valid. */
public sealed interface Report {

    /** A heartbeat. */
    record Heard(AgentKey agent, AgentReport report) implements Report {}

    /** A marker of ours: if nothing was heard since the report that it names, the agent is offline. */
    record Silent(AgentKey agent, AgentSilence marker) implements Report {}
}
