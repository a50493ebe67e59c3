package io.berth.master.transport;

import io.berth.reservation.replay.LogStart;
import io.berth.reservation.replay.LoggedCommand;
import io.berth.reservation.replay.RecordedEvent;
import java.util.Iterator;

/**
 * One partition of the command log, and the partition with the events of the same pools. To be read only while it is
 * handed out; both end where they ended when the reading began, and every event's command is among the commands or before
 * them.
 *
 * @param partition of the command log
 * @param eventPartition of the event log
 * @param firstCommand the offset from which on commands are given
 * @param endOfCommands the offset behind the last
 */
public record LogLane(
        int partition,
        int eventPartition,
        long firstCommand,
        long endOfCommands,
        LogStart start,
        Iterator<LoggedCommand> commands,
        Iterator<RecordedEvent> events) {}
