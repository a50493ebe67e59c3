package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.pool.Withdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What an operator does to a pool and its agents. Every change says who did it, and why. */
final class OperatorDecider {
    private static final String STAYS = "It is in quarantine without an end, and stays so until somebody resumes it.";

    private final PoolView view;
    private final Endings endings;
    private final Offers offers;

    OperatorDecider(PoolView view) {
        this.view = view;
        this.endings = new Endings(view);
        this.offers = new Offers(view);
    }

    Step holdPool(Command.HoldPool command) {
        PoolHold hold = view.hold();
        boolean same = hold != null
                && hold.by().equals(command.by())
                && hold.reason().equals(command.reason())
                && Objects.equals(hold.length(), command.length());
        return same
                ? confirmed(command.by(), null, "The pool is on hold already.")
                : new Step(
                        List.of(new Event.PoolHeld(command.by(), command.reason(), command.length())),
                        List.of(new Answer.Confirmed(
                                command.by(),
                                null,
                                "The pool is on hold: nothing is given away. Reservations go on, requests wait.")));
    }

    Step releasePool(Command.ReleasePool command) {
        return view.hold() == null
                ? confirmed(command.by(), null, "The pool is not on hold.")
                : new Step(
                        List.of(new Event.PoolReleased(command.by(), command.reason())),
                        List.of(new Answer.Confirmed(command.by(), null, "The pool gives away again.")));
    }

    Step withdraw(Command.WithdrawAgent command) {
        return known(command.agent(), command.by(), agent -> {
            Withdrawn before = agent.withdrawn();
            boolean stays = isInQuarantineWithoutEnd(agent);
            Withdrawal kind = stays ? Withdrawal.QUARANTINED : command.kind();
            Duration length = stays ? null : command.length();
            boolean same = before != null
                    && before.kind() == kind
                    && command.by().equals(before.by())
                    && before.reason().equals(command.reason())
                    && Objects.equals(before.length(), length);
            if (same) {
                return confirmed(command.by(), agent.name(), stays ? STAYS : "It is withdrawn already.");
            }
            List<Event> events = new ArrayList<>();
            events.add(new Event.AgentWithdrawn(agent.name(), kind, command.by(), command.reason(), length));
            if (agent.status() == AgentStatus.OFFERED) {
                events.addAll(offers.lost(agent, OfferEnd.WITHDRAWN));
            }
            return new Step(
                    events,
                    List.of(new Answer.Confirmed(command.by(), agent.name(), stays ? STAYS : withdrawn(agent))));
        });
    }

    /** Time does not mend what failed, and nothing tells such an agent any more from one that a person put there. */
    private static boolean isInQuarantineWithoutEnd(Agent agent) {
        return agent.status() == AgentStatus.QUARANTINED
                && agent.withdrawn() != null
                && agent.withdrawn().length() == null;
    }

    private static String withdrawn(Agent agent) {
        return agent.status() == AgentStatus.RESERVED
                ? "It gets no more work when " + agent.use().master() + " gives it back."
                : "It gets no more work.";
    }

    Step resume(Command.ResumeAgent command) {
        return known(command.agent(), command.by(), agent -> {
            boolean isOut = agent.withdrawn() != null || agent.status() == AgentStatus.QUARANTINED;
            return isOut
                    ? new Step(
                            List.of(new Event.AgentResumed(
                                    agent.name(), command.by(), command.reason(), agent.unclean())),
                            List.of(new Answer.Confirmed(
                                    command.by(),
                                    agent.name(),
                                    agent.unclean()
                                            ? "It cleans up first, then it gets work again."
                                            : "It gets work again.")))
                    : confirmed(command.by(), agent.name(), "It is not withdrawn.");
        });
    }

    Step revoke(Command.RevokeReservation command) {
        return known(command.agent(), command.by(), agent -> {
            if (agent.status() != AgentStatus.RESERVED || agent.epoch() != command.epoch()) {
                return refused(
                        command.by(),
                        agent.name(),
                        command.epoch(),
                        RefusalCode.STALE,
                        "Agent " + agent.name() + " is not reserved at epoch " + command.epoch()
                                + "; the last one granted is " + agent.epoch() + ". Look again before you revoke.");
            }
            List<Event> events = new ArrayList<>();
            events.add(new Event.ReservationRevoked(
                    agent.name(), agent.use().request(), agent.epoch(), command.by(), command.reason()));
            events.addAll(endings.of(agent, Outcome.REVOKED));
            return new Step(
                    events,
                    List.of(new Answer.Confirmed(
                            command.by(),
                            agent.name(),
                            "The reservation of " + agent.use().master() + " is over.")));
        });
    }

    Step remove(Command.RemoveAgent command) {
        return known(command.agent(), command.by(), agent -> remove(agent, command.by()));
    }

    private static Step remove(Agent agent, MasterName by) {
        boolean isGone = !agent.online()
                && switch (agent.status()) {
                    case OFFLINE, QUARANTINED, DRAINED -> true;
                    case AVAILABLE, OFFERED, RESERVED, CLEANING, LOCK_DELAY -> false;
                };
        return isGone
                ? new Step(
                        List.of(new Event.AgentRemoved(agent.name(), by)),
                        List.of(new Answer.Confirmed(by, agent.name(), "It is forgotten.")))
                : refused(
                        by,
                        agent.name(),
                        -1,
                        RefusalCode.WRONG_STATE,
                        "Agent " + agent.name() + " is " + Statuses.text(agent.status())
                                + (agent.online() ? " and is heard" : "")
                                + ". Only an agent that is stopped, and serves nobody, can be removed. Stop it first"
                                + (agent.status() == AgentStatus.RESERVED ? ", and revoke its reservation." : "."));
    }

    private Step known(AgentName name, MasterName by, Function<Agent, Step> decide) {
        Agent agent = view.agent(name);
        return agent == null
                ? refused(
                        by,
                        name,
                        -1,
                        RefusalCode.UNKNOWN_AGENT,
                        "No agent " + name + " is registered in this pool. See 'berth agents'.")
                : decide.apply(agent);
    }

    private static Step confirmed(MasterName by, AgentName agent, String sentence) {
        return Step.answer(new Answer.Confirmed(by, agent, sentence));
    }

    private static Step refused(MasterName by, AgentName agent, long epoch, RefusalCode code, String sentence) {
        return Step.answer(Refusals.of(by, null, agent, epoch, code, sentence));
    }
}
