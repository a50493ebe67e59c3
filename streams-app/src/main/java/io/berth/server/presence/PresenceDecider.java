package io.berth.server.presence;

import io.berth.reservation.command.Command;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.PresenceState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report says that the pool does not know yet. Pure.
 *
 * <p>Presence is at-least-once, so what it passes on may be repeated after a crash, and the last of it may be lost
 * although the store remembers it as passed on. The first is harmless, because every command is idempotent. The second is
 * repaired end to end: an agent that finds the service's view of it wrong for a while insists, and is passed on whole.
 */
final class PresenceDecider {
    /** A late report of one of so many earlier runs is recognised and ignored. */
    private static final int REPLACED_KEPT = 8;

    private PresenceDecider() {}

    /**
     * @param known what was passed on before, or null
     * @param offline whether the agent was given up as silent
     */
    static Outcome decide(AgentKey agent, PresenceState known, boolean offline, AgentReport report) {
        if (known != null && known.getReplaced().contains(report.getIncarnation())) {
            return new Outcome(false, List.of(), null);
        }
        AgentReport last = known == null ? null : known.getReport();
        boolean newRun = last == null || !last.getIncarnation().equals(report.getIncarnation());
        boolean whole = newRun || offline || last.getStopping() || report.getInsist();
        List<Command> commands = new ArrayList<>();
        if (whole || last.getCleans() != report.getCleans() || !last.getTags().equals(report.getTags())) {
            commands.add(online(agent, report));
        }
        // Before its last clean-up is passed on: clean and still online, it would be granted to whoever waits.
        if (report.getStopping()) {
            commands.add(new Command.AgentOffline(agent.agent(), report.getIncarnation(), false));
        }
        // In the order in which an agent lives: it cleaned up after one epoch before it is ready for the next.
        if (isNews(report.getCleanEpoch(), whole ? -1 : last.getCleanEpoch())) {
            commands.add(new Command.AgentClean(agent.agent(), report.getIncarnation(), report.getCleanEpoch()));
        }
        if (isNews(report.getFailedEpoch(), whole ? -1 : last.getFailedEpoch())) {
            commands.add(new Command.AgentFailed(agent.agent(), report.getIncarnation(), report.getFailedEpoch()));
        }
        long readyBefore = whole || !last.getReady() ? -1 : last.getServingEpoch();
        if (report.getReady() && isNews(report.getServingEpoch(), readyBefore)) {
            commands.add(new Command.AgentReady(agent.agent(), report.getIncarnation(), report.getServingEpoch()));
        }
        // Also that it takes back what it said, because it tries again: then the same outcome is news.
        boolean unchanged = !newRun
                && commands.isEmpty()
                && last.getServingEpoch() == report.getServingEpoch()
                && last.getCleanEpoch() == report.getCleanEpoch()
                && last.getFailedEpoch() == report.getFailedEpoch();
        return new Outcome(true, commands, unchanged ? null : new PresenceState(report, replaced(known, newRun)));
    }

    private static Command online(AgentKey agent, AgentReport report) {
        return new Command.AgentOnline(
                agent.agent(),
                report.getIncarnation(),
                TagSet.of(report.getTags()),
                report.getCleans(),
                report.getServingEpoch(),
                report.getHighestEpoch());
    }

    private static boolean isNews(long epoch, long before) {
        return epoch >= 0 && epoch != before;
    }

    private static List<String> replaced(PresenceState known, boolean newRun) {
        if (known == null) {
            return List.of();
        }
        if (!newRun) {
            return known.getReplaced();
        }
        List<String> replaced = new ArrayList<>();
        replaced.add(known.getReport().getIncarnation());
        replaced.addAll(known.getReplaced());
        return List.copyOf(replaced.subList(0, Math.min(replaced.size(), REPLACED_KEPT)));
    }

    /**
     * @param alive whether the report is a sign of life; one of a replaced run is not
     * @param commands what to pass on, in order
     * @param next what to remember, or null where nothing changed
     */
    record Outcome(boolean alive, List<Command> commands, PresenceState next) {}
}
