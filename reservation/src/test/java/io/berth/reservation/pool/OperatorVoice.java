package io.berth.reservation.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import java.time.Duration;

/** What an operator says. */
public record OperatorVoice(String name) {
    public static final OperatorVoice ANN = new OperatorVoice("ann");

    private MasterName by() {
        return new MasterName(name);
    }

    /** @param length null until it is resumed */
    public Command drains(String agent, String reason, Duration length) {
        return new Command.WithdrawAgent(new AgentName(agent), Withdrawal.DRAINED, by(), reason, length);
    }

    /** @param length null until it is resumed */
    public Command quarantines(String agent, String reason, Duration length) {
        return new Command.WithdrawAgent(new AgentName(agent), Withdrawal.QUARANTINED, by(), reason, length);
    }

    public Command resumes(String agent) {
        return new Command.ResumeAgent(new AgentName(agent), by(), "fine again");
    }

    public Command removes(String agent) {
        return new Command.RemoveAgent(new AgentName(agent), by());
    }

    public Command revokes(String agent, long epoch) {
        return new Command.RevokeReservation(new AgentName(agent), epoch, by(), "wanted elsewhere");
    }

    /** @param length null until it is released */
    public Command holdsPool(String reason, Duration length) {
        return new Command.HoldPool(by(), reason, length);
    }

    public Command releasesPool() {
        return new Command.ReleasePool(by(), "done");
    }
}
