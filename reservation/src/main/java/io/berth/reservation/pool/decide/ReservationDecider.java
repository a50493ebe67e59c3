package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a holder says of its reservation. */
final class ReservationDecider {
    private static final Duration SHORTEST_EXTENSION = Duration.ofSeconds(1);

    private final PoolView view;
    private final Endings endings;
    private final Answers answers;

    /** @param timeMs the log's time of the command */
    ReservationDecider(PoolView view, long timeMs) {
        this.view = view;
        this.answers = new Answers(view, timeMs);
        this.endings = new Endings(view);
    }

    Step renew(Command.RenewReservation command) {
        Agent agent = view.agent(command.agent());
        if (isHeldAt(agent, command.epoch())) {
            return agent.use().master().equals(command.master())
                    ? new Step(
                            List.of(new Event.ReservationRenewed(
                                    agent.name(), agent.use().request(), agent.epoch(), command.busy())),
                            List.of(answers.renewed(agent, command.attempt())))
                    : foreign(agent, command.master());
        }
        return stale(command.agent(), command.epoch(), command.master(), agent);
    }

    Step extend(Command.ExtendReservation command) {
        Agent agent = view.agent(command.agent());
        if (!isHeldAt(agent, command.epoch())) {
            return stale(command.agent(), command.epoch(), command.master(), agent);
        }
        if (!agent.use().master().equals(command.master())) {
            return foreign(agent, command.master());
        }
        Limit limit = agent.use().limit();
        // An earlier one may come again late, when a later one was done already.
        if (command.extension() <= limit.extensions() && command.extension() > 0) {
            return command.extension() == limit.extensions() && !asks(command, limit)
                    ? refused(
                            command.master(), agent.name(), agent.epoch(), RefusalCode.WRONG_STATE, done(agent, limit))
                    : Step.answer(answers.extended(agent));
        }
        if (command.extension() != limit.extensions() + 1) {
            return refused(
                    command.master(),
                    agent.name(),
                    agent.epoch(),
                    RefusalCode.WRONG_STATE,
                    "The reservation of agent " + agent.name() + " was extended " + limit.extensions()
                            + " times; extension " + command.extension() + " is not the next one.");
        }
        if (command.extension() > view.policy().limits().extensions()) {
            return refused(
                    command.master(),
                    agent.name(),
                    agent.epoch(),
                    RefusalCode.QUOTA,
                    "The reservation of agent " + agent.name() + " was extended " + limit.extensions()
                            + " times, which is as often as this pool allows. Free the agent and ask again.");
        }
        Duration most = view.policy().timing().limit();
        if (command.length().compareTo(SHORTEST_EXTENSION) < 0
                || command.length().compareTo(most) > 0) {
            return refused(
                    command.master(),
                    agent.name(),
                    agent.epoch(),
                    RefusalCode.INVALID_VALUE,
                    "A reservation of this pool is extended by " + Lengths.text(SHORTEST_EXTENSION) + " to "
                            + Lengths.text(most) + " at a time, not " + Lengths.text(command.length()) + ".");
        }
        return Step.events(new Event.ReservationExtended(
                agent.name(),
                agent.use().request(),
                agent.epoch(),
                command.extension(),
                command.length(),
                command.debugging()));
    }

    /** @return whether the extension that was done last is what the command asks for; of earlier ones nothing is kept */
    private static boolean asks(Command.ExtendReservation command, Limit done) {
        return command.length().equals(done.length()) && Objects.equals(command.debugging(), done.debugging());
    }

    private static String done(Agent agent, Limit limit) {
        return "Extension " + limit.extensions() + " of the reservation of agent " + agent.name()
                + " was done already, for " + Lengths.text(limit.length())
                + (limit.isForDebugging() ? " of debugging (" + limit.debugging() + ")" : ", without debugging")
                + ", and that counts. For anything else ask under the next number, " + (limit.extensions() + 1) + ".";
    }

    Step free(Command.FreeReservation command) {
        Agent agent = view.agent(command.agent());
        if (isHeldAt(agent, command.epoch())) {
            return agent.use().master().equals(command.master())
                    ? Step.events(endings.of(agent, Outcome.FREED))
                    : foreign(agent, command.master());
        }
        Request request = view.requestAt(command.agent(), command.epoch());
        return request != null && request.master().equals(command.master())
                ? Step.answers(answers.released(request, command.agent(), command.epoch()))
                : stale(command.agent(), command.epoch(), command.master(), agent);
    }

    private static boolean isHeldAt(Agent agent, long epoch) {
        return agent != null && agent.status() == AgentStatus.RESERVED && agent.epoch() == epoch;
    }

    private static Step foreign(Agent agent, MasterName asking) {
        return refused(
                asking,
                agent.name(),
                agent.epoch(),
                RefusalCode.NOT_HOLDER,
                "Agent " + agent.name() + " is held at epoch " + agent.epoch()
                        + " by another master. Only its holder may" + " renew, extend or free it.");
    }

    private static Step stale(AgentName name, long epoch, MasterName master, Agent agent) {
        if (agent == null) {
            return refused(
                    master,
                    name,
                    epoch,
                    RefusalCode.UNKNOWN_AGENT,
                    "No agent " + name + " is registered in this pool.");
        }
        String over = agent.epoch() == epoch
                ? " is over."
                : " is over or was never granted; the last one granted is " + agent.epoch() + ".";
        return refused(
                master,
                name,
                epoch,
                RefusalCode.STALE,
                "Epoch " + epoch + " of agent " + name + over + " Stop using the agent.");
    }

    private static Step refused(MasterName master, AgentName agent, long epoch, RefusalCode code, String sentence) {
        Answer refusal = Refusals.of(master, null, agent, epoch, code, sentence);
        return Step.answer(refusal);
    }
}
