package io.berth.reservation.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.stream.Stream;

/** What a master says after it has asked. */
public record MasterVoice(String name) {

    /** The master whose requests {@link RequestVoice} makes. */
    public static final MasterVoice CI = new MasterVoice("ci");

    public static MasterVoice master(String name) {
        return new MasterVoice(name);
    }

    public Command reserves(String agent, String request) {
        return new Command.ReserveOffer(new RequestId(request), new MasterName(name), new AgentName(agent));
    }

    public Command renewsBusy(String agent, long epoch) {
        return new Command.RenewReservation(new AgentName(agent), epoch, new MasterName(name), true);
    }

    public Command renewsIdle(String agent, long epoch) {
        return new Command.RenewReservation(new AgentName(agent), epoch, new MasterName(name), false);
    }

    public Command renews(String agent, long epoch, long attempt) {
        return new Command.RenewReservation(new AgentName(agent), epoch, new MasterName(name), true, attempt);
    }

    public Command frees(String agent, long epoch) {
        return new Command.FreeReservation(new AgentName(agent), epoch, new MasterName(name));
    }

    public Command cancels(String request) {
        return new Command.CancelRequest(new RequestId(request), new MasterName(name));
    }

    public Command declines(String request, long offeredAt) {
        return new Command.DeclineOffers(new RequestId(request), new MasterName(name), offeredAt);
    }

    public Command prolongs(String agent, long epoch, int extension, Duration length) {
        return new Command.ExtendReservation(
                new AgentName(agent), epoch, new MasterName(name), extension, length, null);
    }

    public Command debugs(String agent, long epoch, int extension, Duration length, String reason) {
        return new Command.ExtendReservation(
                new AgentName(agent), epoch, new MasterName(name), extension, length, reason);
    }

    public Command prioritises(String request, int priority) {
        return new Command.ChangePriority(new RequestId(request), new MasterName(name), priority);
    }

    /** Having heard of all that happened in the pool. */
    public Command follows(PoolFixture pool, String... requests) {
        return followsAsOf(pool.pool().view().highestPosition(), requests);
    }

    /** Having heard of that position, and of nothing later. */
    public Command followsAsOf(long heardUpTo, String... requests) {
        return new Command.ReportRequests(
                new MasterName(name), Stream.of(requests).map(RequestId::new).toList(), heardUpTo);
    }
}
