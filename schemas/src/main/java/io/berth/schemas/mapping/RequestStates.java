package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.schemas.state.RequestState;

/** Between a request and its record. */
final class RequestStates {
    private RequestStates() {}

    static RequestState write(PoolName pool, Request request) {
        return new RequestState(
                pool.value(),
                request.id().value(),
                request.master().value(),
                Enums.write(io.berth.schemas.code.RequestStatus.class, request.status()),
                request.expression() == null ? null : request.expression().toString(),
                writeSelect(request),
                request.maxOffers(),
                Durations.millisOrNull(request.maxWait()),
                request.timing() == null ? null : Durations.write(request.timing()),
                request.purpose(),
                request.position(),
                request.offered().stream().map(AgentName::value).toList(),
                request.offeredAt(),
                request.agent() == null ? null : request.agent().value(),
                request.epoch(),
                Enums.write(io.berth.schemas.code.Outcome.class, request.outcome()),
                Enums.write(io.berth.schemas.code.RefusalCode.class, request.code()),
                request.sentence(),
                request.sincePosition(),
                request.sinceMs());
    }

    /** The wire has no word for "nobody picks": a rejected request is known by its missing expression. */
    private static io.berth.schemas.code.Select writeSelect(Request request) {
        if ((request.select() == null) != (request.expression() == null)) {
            throw new IllegalArgumentException(
                    "Request " + request.id() + " has an expression or a selection without the other.");
        }
        return request.select() == null
                ? io.berth.schemas.code.Select.FIRST
                : Enums.write(io.berth.schemas.code.Select.class, request.select());
    }

    static Request read(RequestState wire) {
        boolean rejected = wire.getExpression() == null;
        return new Request(
                new RequestId(wire.getRequest()),
                new MasterName(wire.getMaster()),
                Enums.trusted(RequestStatus.class, wire.getStatus()),
                rejected
                        ? null
                        : TagExpressionParser.parse(wire.getExpression()).orThrow(),
                rejected ? null : Enums.trusted(Select.class, wire.getSelect()),
                wire.getMaxOffers(),
                Durations.ofMillisOrNull(wire.getMaxWaitMs()),
                wire.getTiming() == null ? null : Durations.read(wire.getTiming()),
                wire.getPurpose(),
                wire.getPosition(),
                wire.getOffered().stream().map(AgentName::new).toList(),
                wire.getOfferedAt(),
                wire.getAgent() == null ? null : new AgentName(wire.getAgent()),
                wire.getEpoch(),
                wire.getOutcome() == null ? null : Enums.trusted(Outcome.class, wire.getOutcome()),
                wire.getCode() == null ? null : Enums.trusted(RefusalCode.class, wire.getCode()),
                wire.getSentence(),
                wire.getSincePosition(),
                wire.getSinceMs());
    }
}
