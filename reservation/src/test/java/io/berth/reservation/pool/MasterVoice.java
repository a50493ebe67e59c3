package io.berth.reservation.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;

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

    public Command frees(String agent, long epoch) {
        return new Command.FreeReservation(new AgentName(agent), epoch, new MasterName(name));
    }

    public Command cancels(String request) {
        return new Command.CancelRequest(new RequestId(request), new MasterName(name));
    }
}
