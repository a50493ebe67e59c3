package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.code.Select;
import io.berth.schemas.state.HeldAgent;
import io.berth.schemas.state.RequestState;
import java.util.List;

/** Between a request and its record. */
final class RequestStates {
    private RequestStates() {}

    static RequestState write(PoolName pool, Request request) {
        Wish wish = request.wish();
        Held first = request.held().isEmpty() ? null : request.held().get(0);
        // A rejected request has no wish; it is known by its missing expression, and the rest says nothing.
        return new RequestState(
                pool.value(),
                request.id().value(),
                request.master().value(),
                Enums.write(io.berth.schemas.code.RequestStatus.class, request.status()),
                wish == null ? null : Wishes.first(wish).expression().toString(),
                wish == null ? Select.FIRST : Enums.write(Select.class, wish.select()),
                wish == null ? 0 : wish.maxOffers(),
                wish == null ? null : Durations.millisOrNull(wish.maxWait()),
                request.timing() == null ? null : Durations.write(request.timing()),
                wish == null ? null : wish.purpose(),
                request.position(),
                names(request.offered()),
                request.offeredAt(),
                first == null ? null : first.agent().value(),
                first == null ? -1 : first.epoch(),
                Enums.write(io.berth.schemas.code.Outcome.class, request.outcome()),
                Enums.write(io.berth.schemas.code.RefusalCode.class, request.code()),
                request.sentence(),
                request.sincePosition(),
                request.sinceMs(),
                wish == null ? 1 : Wishes.first(wish).count(),
                wish == null ? List.of() : Wishes.together(wish),
                wish == null ? List.of() : Wishes.fallbacks(wish),
                wish == null ? "" : Wishes.prefer(wish),
                wish == null ? 0 : wish.priority(),
                request.alternative(),
                names(request.except()),
                request.askedSince(),
                request.lastSign(),
                request.starts(),
                request.held().stream().map(RequestStates::write).toList());
    }

    private static HeldAgent write(Held held) {
        return new HeldAgent(
                held.agent().value(),
                held.epoch(),
                held.need(),
                held.tags().texts(),
                Enums.write(io.berth.schemas.code.Outcome.class, held.ended()));
    }

    private static List<String> names(List<AgentName> agents) {
        return agents.stream().map(AgentName::value).toList();
    }

    static Request read(RequestState wire) {
        return new Request(
                new RequestId(wire.getRequest()),
                new MasterName(wire.getMaster()),
                Enums.trusted(RequestStatus.class, wire.getStatus()),
                wire.getExpression() == null ? null : wish(wire),
                wire.getAlternative(),
                agents(wire.getExcept()),
                wire.getTiming() == null ? null : Durations.read(wire.getTiming()),
                wire.getPosition(),
                wire.getAskedSince() < 0 ? wire.getPosition() : wire.getAskedSince(),
                wire.getLastSign() < 0 ? wire.getSincePosition() : wire.getLastSign(),
                wire.getStarts(),
                agents(wire.getOffered()),
                wire.getOfferedAt(),
                held(wire),
                outcomeOrNull(wire.getOutcome()),
                wire.getCode() == null ? null : Enums.trusted(RefusalCode.class, wire.getCode()),
                wire.getSentence(),
                wire.getSincePosition(),
                wire.getSinceMs());
    }

    private static Wish wish(RequestState wire) {
        try {
            return new Wishes.Fields(
                            wire.getExpression(),
                            wire.getCount(),
                            wire.getTogether(),
                            wire.getFallbacks(),
                            wire.getPrefer(),
                            wire.getPriority(),
                            wire.getSelect(),
                            wire.getMaxOffers(),
                            wire.getMaxWaitMs(),
                            wire.getPurpose())
                    .read();
        } catch (Invalid invalid) {
            throw new IllegalArgumentException(invalid.getMessage(), invalid);
        }
    }

    private static List<Held> held(RequestState wire) {
        // Written before a request could hold several: the one agent stands in fields of its own.
        if (wire.getHeld().isEmpty() && wire.getAgent() != null) {
            return List.of(new Held(
                    new AgentName(wire.getAgent()), wire.getEpoch(), 0, TagSet.of(), outcomeOrNull(wire.getOutcome())));
        }
        return wire.getHeld().stream()
                .map(held -> new Held(
                        new AgentName(held.getAgent()),
                        held.getEpoch(),
                        held.getNeed(),
                        TagSet.of(held.getTags()),
                        outcomeOrNull(held.getEnded())))
                .toList();
    }

    private static Outcome outcomeOrNull(io.berth.schemas.code.Outcome outcome) {
        return outcome == null ? null : Enums.trusted(Outcome.class, outcome);
    }

    private static List<AgentName> agents(List<String> names) {
        return names.stream().map(AgentName::new).toList();
    }
}
