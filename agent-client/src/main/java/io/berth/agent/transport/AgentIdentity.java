package io.berth.agent.transport;

import io.berth.agent.session.Report;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.topic.Topics;

/**
 * What is the same in every report of one run.
 *
 * @param incarnation names the run
 * @param cleans whether it confirms that it is clean
 */
public record AgentIdentity(String pool, String agent, String incarnation, boolean cleans) {

    /** @return the key of its reports and of its state */
    String key() {
        return Topics.keyOf(pool, agent);
    }

    AgentReport wire(Report report, TagSet tags) {
        return new AgentReport(
                pool,
                agent,
                incarnation,
                tags.texts(),
                cleans,
                report.servingEpoch(),
                report.ready(),
                report.cleanEpoch(),
                report.failedEpoch(),
                report.highestEpoch(),
                report.stopping(),
                report.insist());
    }
}
