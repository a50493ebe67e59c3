package io.berth.master.cli;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pool {@code default}, played by the protocol itself, so that its topics say what a service would write. */
final class PlayedPool {
    private static final PoolName NAME = new PoolName("default");

    private final Pool pool = Pool.unconfigured(NAME);
    private final List<AuditedEvent> events = new ArrayList<>();
    private Instant time;
    private long offset;

    /** @param ago how long before {@link FakeWorld#NOW} it begins */
    PlayedPool(PoolPolicy policy, Duration ago) {
        time = FakeWorld.NOW.minus(ago);
        play(new Command.ConfigurePool(policy));
    }

    PlayedPool passes(Duration timePassed) {
        time = time.plus(timePassed);
        return this;
    }

    PlayedPool agent(String name, String... tags) {
        play(new Command.AgentOnline(new AgentName(name), "run-1", TagSet.of(tags), false, -1, -1));
        return this;
    }

    PlayedPool asks(String master, String request, String expression) {
        play(new Command.RequestAgent(
                new RequestId(request),
                new MasterName(master),
                Wish.of(TagExpressionParser.parse(expression).orThrow()),
                true,
                null,
                null,
                null,
                null));
        return this;
    }

    PlayedPool isReady(String agent) {
        play(new Command.AgentReady(new AgentName(agent), "run-1", epoch(agent)));
        return this;
    }

    PlayedPool frees(String master, String agent) {
        AgentName name = new AgentName(agent);
        play(new Command.FreeReservation(name, pool.view().agent(name).epoch(), new MasterName(master)));
        return this;
    }

    PlayedPool revokes(String agent, String by, String reason) {
        AgentName name = new AgentName(agent);
        long epoch = epoch(agent);
        play(new Command.RevokeReservation(name, epoch, new MasterName(by), reason));
        play(new Command.EndLockDelay(name, epoch));
        return this;
    }

    List<Answer> play(Command command) {
        Decision decision = pool.handle(command, new Moment(offset++, time.toEpochMilli()));
        int index = 0;
        for (Event event : decision.events()) {
            events.add(new AuditedEvent(NAME, decision.position(), index++, decision.timeMs(), event));
        }
        return decision.answers();
    }

    long epoch(String agent) {
        return pool.view().agent(new AgentName(agent)).epoch();
    }

    /** Writes all that a service would have written. */
    FakeWorld in(FakeWorld world) {
        String key = NAME.value();
        world.with(
                Topics.POOLS,
                key,
                StateMapper.write(
                        NAME,
                        pool.view().policy(),
                        pool.view().hold(),
                        pool.epochBase(),
                        pool.view().highestPosition()));
        pool.agents()
                .forEach(agent -> world.with(
                        Topics.AGENTS, Topics.keyOf(key, agent.name().value()), StateMapper.write(NAME, agent)));
        pool.requests()
                .forEach(request -> world.with(
                        Topics.REQUESTS, Topics.keyOf(key, request.id().value()), StateMapper.write(NAME, request)));
        events.forEach(event -> world.with(
                Topics.EVENTS,
                key,
                EventMapper.write(NAME, event.event(), event.position(), event.index(), event.timeMs())));
        return world;
    }
}
