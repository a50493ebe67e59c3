package io.berth.master.cli;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Fallback;
import io.berth.schemas.code.Need;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.Timing;
import io.berth.schemas.code.Withdrawal;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.AgentWithdrawal;
import io.berth.schemas.state.RequestState;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** States of agents and requests, as the service shows them. All of them began 185 s ago. */
final class States {
    private static final Timing TIMING = new Timing(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);

    private States() {}

    static void set(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    static AgentState reserved(String name, long epoch, int extensions) {
        AgentState agent = agent("default", name, AgentStatus.RESERVED, true, epoch, use());
        set(agent.getUse(), "extensions", extensions);
        return agent;
    }

    static AgentUse use() {
        return new AgentUse(
                "r-1", "ci-2", TIMING, true, 17L, 17L, 9L, 17L, 1_700_000_000_000L, 0, null, false, -1L, -1L);
    }

    static AgentState agent(String pool, String name, AgentStatus status, boolean online, long epoch, AgentUse use) {
        return new AgentState(
                pool,
                name,
                status,
                online,
                "run-1",
                List.of("gpu", "linux"),
                true,
                epoch,
                use,
                1L,
                since(),
                List.of(),
                null,
                0,
                null,
                0,
                0L,
                0L,
                false);
    }

    /** @param length null where it has no end */
    static AgentWithdrawal withdrawal(Withdrawal kind, String by, String reason, Duration length) {
        return new AgentWithdrawal(kind, by, reason, length == null ? null : length.toMillis(), 7L, since());
    }

    static RequestState request(String id, long position, RequestStatus status, String expression) {
        boolean reserved = status == RequestStatus.RESERVED;
        return new RequestState(
                "default",
                id,
                "ci-1",
                status,
                expression,
                Select.FIRST,
                1,
                null,
                TIMING,
                null,
                position,
                List.of(),
                -1L,
                reserved ? "mac-07" : null,
                reserved ? position : -1L,
                status == RequestStatus.ENDED ? Outcome.FREED : null,
                null,
                null,
                position,
                since(),
                1,
                List.of(),
                List.of(),
                "",
                0,
                0,
                List.of(),
                -1L,
                -1L,
                0,
                List.of());
    }

    static RequestState rejected(String id, long position, RefusalCode code, String sentence) {
        return new RequestState(
                "default",
                id,
                "ci-1",
                RequestStatus.ENDED,
                null,
                Select.FIRST,
                1,
                null,
                null,
                null,
                position,
                List.of(),
                -1L,
                null,
                -1L,
                Outcome.REJECTED,
                code,
                sentence,
                position,
                since(),
                1,
                List.of(),
                List.of(),
                "",
                0,
                0,
                List.of(),
                -1L,
                -1L,
                0,
                List.of());
    }

    static Need need(int count, String expression) {
        return new Need(count, expression);
    }

    static Fallback after(Duration wait, Need... needs) {
        return new Fallback(wait.toMillis(), List.of(needs));
    }

    static long since() {
        return FakeWorld.NOW.minus(Duration.ofSeconds(185)).toEpochMilli();
    }
}
