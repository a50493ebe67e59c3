package io.berth.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.timing.TimingContract;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.code.Fallback;
import io.berth.schemas.code.MasterShare;
import io.berth.schemas.code.Need;
import io.berth.schemas.code.Policy;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.WaitCause;
import io.berth.schemas.code.Withdrawal;
import io.berth.schemas.command.AgentClean;
import io.berth.schemas.command.AgentFailed;
import io.berth.schemas.command.AgentOffline;
import io.berth.schemas.command.AgentOnline;
import io.berth.schemas.command.AgentReady;
import io.berth.schemas.command.CancelRequest;
import io.berth.schemas.command.ChangePriority;
import io.berth.schemas.command.ConfigurePool;
import io.berth.schemas.command.DeclineOffers;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.EndPoolHold;
import io.berth.schemas.command.EndWithdrawal;
import io.berth.schemas.command.ExpireCleaning;
import io.berth.schemas.command.ExpireOffers;
import io.berth.schemas.command.ExpireRequest;
import io.berth.schemas.command.ExpireReservation;
import io.berth.schemas.command.ExtendReservation;
import io.berth.schemas.command.FallBack;
import io.berth.schemas.command.ForgetRequests;
import io.berth.schemas.command.FreeReservation;
import io.berth.schemas.command.HoldPool;
import io.berth.schemas.command.ReleasePool;
import io.berth.schemas.command.RemoveAgent;
import io.berth.schemas.command.RenewReservation;
import io.berth.schemas.command.ReportRequests;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.command.ReserveOffer;
import io.berth.schemas.command.ResumeAgent;
import io.berth.schemas.command.RevokeReservation;
import io.berth.schemas.command.Settle;
import io.berth.schemas.command.WarnHolder;
import io.berth.schemas.command.WithdrawAgent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input becomes a refusal that says what is wrong, or a dead letter; never an exception. */
class CommandMapperTest {
    private static final String MEGABYTE = "x".repeat(1 << 20);
    private static final long TOO_LONG = TimingContract.LONGEST.toMillis() + 1;

    static List<Arguments> refused() {
        return List.of(
                refused(request("Bad Pool", "r", "linux"), "INVALID_NAME", "pool name 'Bad Pool'"),
                refused(request("", "r", "linux"), "INVALID_NAME", "pool name is missing"),
                refused(request(MEGABYTE, "r", "linux"), "INVALID_NAME", "1048576 characters"),
                refused(request("p", "R_1", "linux"), "INVALID_NAME", "request name 'R_1'"),
                refused(request("p", "r", null), "INVALID_EXPRESSION", "is empty"),
                refused(request("p", "r", "  "), "INVALID_EXPRESSION", "is empty"),
                refused(request("p", "r", "linux &&"), "INVALID_EXPRESSION", "column 9"),
                refused(request("p", "r", "linux & mac"), "INVALID_EXPRESSION", "column 7"),
                refused(request("p", "r", MEGABYTE), "INVALID_EXPRESSION", "1048576 characters"),
                refused(request("p", "r", "(".repeat(1000)), "INVALID_EXPRESSION", "nested deeper"),
                refused(request(0, null, null, null, null, null), "INVALID_VALUE", "number of offers is 0"),
                refused(request(65, null, null, null, null, null), "INVALID_VALUE", "expected 1 to 64"),
                refused(request(1, -1L, null, null, null, null), "INVALID_VALUE", "wait is -1ms"),
                refused(request(1, TOO_LONG, null, null, null, null), "INVALID_VALUE", "expected 0s to 7d"),
                refused(request(1, null, -1L, null, null, null), "INVALID_VALUE", "offer timeout"),
                refused(request(1, null, TOO_LONG, null, null, null), "INVALID_VALUE", "offer timeout"),
                refused(request(1, null, null, Long.MIN_VALUE, null, null), "INVALID_VALUE", "renewal timeout"),
                refused(request(1, null, null, Long.MAX_VALUE, null, null), "INVALID_VALUE", "renewal timeout"),
                refused(request(1, null, null, null, -1L, null), "INVALID_VALUE", "idle timeout"),
                refused(request(1, null, null, null, TOO_LONG, null), "INVALID_VALUE", "idle timeout"),
                refused(request(1, null, null, null, null, "x".repeat(201)), "INVALID_VALUE", "201 characters"),
                refused(request(1, null, null, null, null, MEGABYTE), "INVALID_VALUE", "1048576 characters"),
                refused(request(1, null, null, null, null, "a\nb"), "INVALID_VALUE", "control characters"),
                refused(request(1, null, null, null, null, "a\u001b[2J"), "INVALID_VALUE", "control characters"),
                refused(request(1, null, null, null, null, "a\u202eb"), "INVALID_VALUE", "control characters"),
                refused(request(1, null, null, null, null, "a\ud800b"), "INVALID_VALUE", "control characters"),
                refused(new ReserveOffer("p", "R", "m", "a"), "INVALID_NAME", "request name"),
                refused(new ReserveOffer("p", "r", "m", "A"), "INVALID_NAME", "agent name"),
                refused(new RenewReservation("p", "a/b", 1L, "m", true, -1L), "INVALID_NAME", "agent name"),
                refused(new RenewReservation("p", "a", -1L, "m", true, -1L), "INVALID_VALUE", "epoch is -1"),
                refused(new RenewReservation("p", "a", 1L, "m", true, -2L), "INVALID_VALUE", "attempt is -2"),
                refused(new FreeReservation("p", "-a", 1L, "m"), "INVALID_NAME", "agent name"),
                refused(new FreeReservation("p", "a", Long.MIN_VALUE, "m"), "INVALID_VALUE", "epoch"),
                refused(new CancelRequest("p", "r\u0000", "m"), "INVALID_NAME", "'r?'"),
                refused(new CancelRequest("../p", "r", "m"), "INVALID_NAME", "pool name"),
                refused(new DeclineOffers("p", "R", "m", 1L), "INVALID_NAME", "request name 'R'"),
                refused(new DeclineOffers("p", "r", "m", -1L), "INVALID_VALUE", "position"),
                refused(new ChangePriority("p", null, "m", 0), "INVALID_NAME", "request name is missing"),
                refused(new ChangePriority("p", "r", "m", 101), "INVALID_VALUE", "priority is 101"),
                refused(new ChangePriority("p", "r", "m", -101), "INVALID_VALUE", "-100 to 100"),
                refused(new ReportRequests("p", "m", null, 5L), "INVALID_VALUE", "no requests"),
                refused(new ReportRequests("p", "m", List.of(), -2L), "INVALID_VALUE", "position is -2"),
                refused(
                        new ReportRequests("p", "m", Collections.nCopies(1001, "r"), 5L),
                        "INVALID_VALUE",
                        "at most 1000"),
                refused(new ReportRequests("p", "m", Collections.nCopies(100_000, "r"), 5L), "INVALID_VALUE", "100000"),
                refused(new ReportRequests("p", "m", List.of(MEGABYTE), 5L), "INVALID_NAME", "1048576 characters"),
                refused(new ReportRequests("p", "m", Arrays.asList("r", null), 5L), "INVALID_NAME", "name is missing"),
                refused(extend("a", 1, 0, 5_000, null), "INVALID_VALUE", "extension is 0, expected 1"),
                refused(extend("a", 1, -1, 5_000, null), "INVALID_VALUE", "extension is -1"),
                refused(extend("a", 1, 1, 0, null), "INVALID_VALUE", "length is 0s, expected at least 1s"),
                refused(extend("a", 1, 1, 999, null), "INVALID_VALUE", "length is 999ms"),
                refused(extend("a", 1, 1, -1, null), "INVALID_VALUE", "length is -1ms"),
                refused(extend("a", 1, 1, TOO_LONG, null), "INVALID_VALUE", "expected 0s to 7d"),
                refused(extend("a", 1, 1, Long.MAX_VALUE, null), "INVALID_VALUE", "expected 0s to 7d"),
                refused(extend("a", -1, 1, 5_000, null), "INVALID_VALUE", "epoch is -1"),
                refused(extend(null, 1, 1, 5_000, null), "INVALID_NAME", "agent name is missing"),
                refused(extend("a", 1, 1, 5_000, ""), "INVALID_VALUE", "reason is missing"),
                refused(extend("a", 1, 1, 5_000, " \t"), "INVALID_VALUE", "reason is missing"),
                refused(extend("a", 1, 1, 5_000, MEGABYTE), "INVALID_VALUE", "1048576 characters"),
                refused(extend("a", 1, 1, 5_000, "a\u001b[2J"), "INVALID_VALUE", "control characters"));
    }

    private static ExtendReservation extend(String agent, long epoch, int extension, long lengthMs, String debugging) {
        return new ExtendReservation("p", agent, epoch, "m", extension, lengthMs, debugging);
    }

    /** What each operator's command makes of the values that several of them have. */
    static List<Arguments> refusedToOperators() {
        return List.of(
                refused(new HoldPool("P", "m", "why", null), "INVALID_NAME", "pool name 'P'"),
                refused(new HoldPool("p", "m", null, null), "INVALID_VALUE", "reason is missing"),
                refused(new HoldPool("p", "m", " ", null), "INVALID_VALUE", "reason is missing"),
                refused(new HoldPool("p", "m", MEGABYTE, null), "INVALID_VALUE", "reason has 1048576 characters"),
                refused(new HoldPool("p", "m", "a\u202eb", null), "INVALID_VALUE", "control characters"),
                refused(new HoldPool("p", "m", "why", 0L), "INVALID_VALUE", "length is 0s"),
                refused(new HoldPool("p", "m", "why", -1L), "INVALID_VALUE", "length is -1ms"),
                refused(new HoldPool("p", "m", "why", TOO_LONG), "INVALID_VALUE", "expected 0s to 7d"),
                refused(new ReleasePool("p", "m", null), "INVALID_VALUE", "reason is missing"),
                refused(new ReleasePool("p", "m", "a\nb"), "INVALID_VALUE", "control characters"),
                refused(withdraw("A", Withdrawal.DRAINED, "why", null), "INVALID_NAME", "agent name 'A'"),
                refused(withdraw("a", null, "why", null), "INVALID_VALUE", "kind is missing"),
                refused(withdraw("a", Withdrawal.UNKNOWN, "why", null), "INVALID_VALUE", "kind is UNKNOWN"),
                refused(withdraw("a", Withdrawal.DRAINED, "", null), "INVALID_VALUE", "reason is missing"),
                refused(withdraw("a", Withdrawal.DRAINED, "why", 0L), "INVALID_VALUE", "length is 0s"),
                refused(withdraw("a", Withdrawal.DRAINED, "why", TOO_LONG), "INVALID_VALUE", "expected 0s to 7d"),
                refused(new ResumeAgent("p", null, "m", "why"), "INVALID_NAME", "agent name is missing"),
                refused(new ResumeAgent("p", "a", "m", null), "INVALID_VALUE", "reason is missing"),
                refused(new RevokeReservation("p", "a", -1L, "m", "why"), "INVALID_VALUE", "epoch is -1"),
                refused(new RevokeReservation("p", "a\n", 1L, "m", "why"), "INVALID_NAME", "'a?'"),
                refused(new RevokeReservation("p", "a", 1L, "m", null), "INVALID_VALUE", "reason is missing"),
                refused(new RemoveAgent("p", MEGABYTE, "m"), "INVALID_NAME", "1048576 characters"));
    }

    private static WithdrawAgent withdraw(String agent, Withdrawal kind, String reason, Long lengthMs) {
        return new WithdrawAgent("p", agent, kind, "m", reason, lengthMs);
    }

    /** What a request may ask for is wrong in so many ways that it has a list of its own. */
    static List<Arguments> refusedWishes() {
        Need linux = new Need(1, "linux");
        return List.of(
                refused(wish(0, List.of(), List.of(), "", 0), "INVALID_VALUE", "number of agents is 0"),
                refused(wish(33, List.of(), List.of(), "", 0), "INVALID_VALUE", "expected 1 to 32"),
                refused(wish(Integer.MIN_VALUE, List.of(), List.of(), "", 0), "INVALID_VALUE", "number of agents"),
                refused(wish(30, List.of(new Need(3, "mac")), List.of(), "", 0), "INVALID_VALUE", "33 agents at once"),
                refused(wish(1, null, List.of(), "", 0), "INVALID_VALUE", "needs are missing"),
                refused(
                        wish(1, Collections.singletonList(null), List.of(), "", 0),
                        "INVALID_VALUE",
                        "needs is missing"),
                refused(wish(1, Collections.nCopies(4, linux), List.of(), "", 0), "INVALID_VALUE", "5 kinds of agents"),
                refused(wish(1, Collections.nCopies(100_000, linux), List.of(), "", 0), "INVALID_VALUE", "100000"),
                refused(wish(1, List.of(new Need(1, null)), List.of(), "", 0), "INVALID_EXPRESSION", "is empty"),
                refused(wish(1, List.of(new Need(1, "&&")), List.of(), "", 0), "INVALID_EXPRESSION", "column 1"),
                refused(wish(1, List.of(new Need(1, MEGABYTE)), List.of(), "", 0), "INVALID_EXPRESSION", "1048576"),
                refused(wish(1, List.of(new Need(0, "mac")), List.of(), "", 0), "INVALID_VALUE", "number of agents"),
                refused(wish(1, List.of(), null, "", 0), "INVALID_VALUE", "fallbacks are missing"),
                refused(wish(1, List.of(), Collections.singletonList(null), "", 0), "INVALID_VALUE", "is missing"),
                refused(wish(1, List.of(), fallbacks(8, 5, List.of(linux)), "", 0), "INVALID_VALUE", "at most 7"),
                refused(wish(1, List.of(), fallbacks(100_000, 5, List.of(linux)), "", 0), "INVALID_VALUE", "100000"),
                refused(wish(1, List.of(), fallbacks(1, -1, List.of(linux)), "", 0), "INVALID_VALUE", "is -1ms"),
                refused(
                        wish(1, List.of(), fallbacks(1, TOO_LONG, List.of(linux)), "", 0),
                        "INVALID_VALUE",
                        "expected 0s to 7d"),
                refused(wish(1, List.of(), fallbacks(1, 5, null), "", 0), "INVALID_VALUE", "needs are missing"),
                refused(wish(1, List.of(), fallbacks(1, 5, List.of()), "", 0), "INVALID_VALUE", "0 kinds of agents"),
                refused(
                        wish(1, List.of(), fallbacks(1, 5, List.of(new Need(1, "("))), "", 0),
                        "INVALID_EXPRESSION",
                        "column"),
                refused(wish(1, List.of(), List.of(), "ssd,", 0), "INVALID_EXPRESSION", "column"),
                refused(wish(1, List.of(), List.of(), "a, b, c, d, e", 0), "INVALID_EXPRESSION", "no more than 4"),
                refused(wish(1, List.of(), List.of(), MEGABYTE, 0), "INVALID_EXPRESSION", "1048576 characters"),
                refused(wish(1, List.of(), List.of(), "a\u001b[2J", 0), "INVALID_EXPRESSION", "column"),
                refused(wish(1, List.of(), List.of(), "", 101), "INVALID_VALUE", "priority is 101"),
                refused(wish(1, List.of(), List.of(), "", Integer.MIN_VALUE), "INVALID_VALUE", "-100 to 100"),
                refused(choice(Select.CHOOSE, 2, null), "INVALID_VALUE", "chooses gets one agent"),
                refused(choice(null, 1, null), "INVALID_VALUE", "selection is missing"),
                refused(choice(Select.FIRST, 1, -1L), "INVALID_VALUE", "hold limit is -1ms"),
                refused(choice(Select.FIRST, 1, TOO_LONG), "INVALID_VALUE", "hold limit"));
    }

    private static List<Fallback> fallbacks(int times, long afterMs, List<Need> needs) {
        return Collections.nCopies(times, new Fallback(afterMs, needs));
    }

    private static RequestAgent wish(
            int count, List<Need> together, List<Fallback> fallbacks, String prefer, int priority) {
        return new RequestAgent(
                "p",
                "r",
                "m",
                "linux",
                Select.FIRST,
                1,
                null,
                false,
                null,
                null,
                null,
                null,
                count,
                together,
                fallbacks,
                prefer,
                priority,
                null);
    }

    private static RequestAgent choice(Select select, int count, Long holdLimitMs) {
        RequestAgent wire = wish(count, List.of(), List.of(), "", 0);
        set(wire, "select", select);
        set(wire, "holdLimitMs", holdLimitMs);
        return wire;
    }

    private static Arguments refused(SpecificRecord wire, String code, String words) {
        return Arguments.of(wire.getSchema().getName(), wire, RefusalCode.valueOf(code), words);
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @MethodSource({"refused", "refusedToOperators", "refusedWishes"})
    void whoeverAsksIsToldWhatIsWrong(String type, SpecificRecord wire, RefusalCode code, String words) {
        assertThat(CommandMapper.read(wire)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            Answer.Refused answer = refused.answer();
            assertThat(answer.master()).isEqualTo(new MasterName("m"));
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.sentence()).contains(words).hasSizeLessThan(400);
            assertThat(answer.sentence()).matches("[\\x20-\\x7e]+");
        });
    }

    @Test
    void aRefusalNamesWhatWasValidInTheCommand() {
        assertThat(CommandMapper.read(request("p", "r", "&&")))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.pool()).isEqualTo(new PoolName("p"));
                    assertThat(refused.answer().request()).isEqualTo(new RequestId("r"));
                    assertThat(refused.answer().agent()).isNull();
                    assertThat(refused.answer().epoch()).isEqualTo(-1);
                });
        assertThat(CommandMapper.read(new RenewReservation("P", "a", 42L, "m", true, -1L)))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.pool()).isNull();
                    assertThat(refused.answer().request()).isNull();
                    assertThat(refused.answer().agent()).isEqualTo(new AgentName("a"));
                    assertThat(refused.answer().epoch()).isEqualTo(42);
                });
    }

    @Test
    void anOperatorIsAnsweredByTheNameThatItGave() {
        assertThat(CommandMapper.read(new RevokeReservation("p", "a", 42L, "m", "")))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.pool()).isEqualTo(new PoolName("p"));
                    assertThat(refused.answer().master()).isEqualTo(new MasterName("m"));
                    assertThat(refused.answer().agent()).isEqualTo(new AgentName("a"));
                    assertThat(refused.answer().epoch()).isEqualTo(42);
                });
    }

    static List<Arguments> unreadable() {
        String run = "run-1";
        List<String> none = List.of();
        return List.of(
                dead(new CancelRequest("p", "r", "Master 1"), "INVALID_NAME", "master name 'Master 1'"),
                dead(new CancelRequest("p", "r", null), "INVALID_NAME", "master name is missing"),
                dead(new CancelRequest("p", "r", MEGABYTE), "INVALID_NAME", "1048576 characters"),
                dead(new AgentOnline("P", "a", run, none, true, -1L, -1L), "INVALID_NAME", "pool name"),
                dead(new AgentOnline("p", "A", run, none, true, -1L, -1L), "INVALID_NAME", "agent name"),
                dead(new AgentOnline("p", "a", "", none, true, -1L, -1L), "INVALID_VALUE", "incarnation"),
                dead(new AgentOnline("p", "a", null, none, true, -1L, -1L), "INVALID_VALUE", "incarnation"),
                dead(new AgentOnline("p", "a", "a b", none, true, -1L, -1L), "INVALID_VALUE", "incarnation"),
                dead(new AgentOnline("p", "a", "x".repeat(65), none, true, -1L, -1L), "INVALID_VALUE", "incarnation"),
                dead(new AgentOnline("p", "a", run, List.of("a b"), true, -1L, -1L), "INVALID_VALUE", "tag 'a b'"),
                dead(new AgentOnline("p", "a", run, List.of(MEGABYTE), true, -1L, -1L), "INVALID_VALUE", "tag"),
                dead(new AgentOnline("p", "a", run, null, true, -1L, -1L), "INVALID_VALUE", "tags are missing"),
                dead(new AgentOnline("p", "a", run, Arrays.asList("ok", null), true, -1L, -1L), "INVALID_VALUE", "tag"),
                dead(
                        new AgentOnline("p", "a", run, Collections.nCopies(65, "t"), true, -1L, -1L),
                        "INVALID_VALUE",
                        "at most 64 tags"),
                dead(new AgentOnline("p", "a", run, none, true, -2L, -1L), "INVALID_VALUE", "serving epoch"),
                dead(new AgentOnline("p", "a", run, none, true, -1L, -2L), "INVALID_VALUE", "highest epoch"),
                dead(new AgentOffline("p", "a", "run 1", true), "INVALID_VALUE", "incarnation"),
                dead(new AgentReady("p", "a", run, -1L), "INVALID_VALUE", "epoch"),
                dead(new AgentClean("p", "a", run, -1L), "INVALID_VALUE", "epoch"),
                dead(new AgentFailed("p", "a", run, -1L), "INVALID_VALUE", "epoch"),
                dead(new ExpireOffers("p", "R", 1L), "INVALID_NAME", "request name"),
                dead(new ExpireOffers("p", "r", -1L), "INVALID_VALUE", "sign of life"),
                dead(new ExpireRequest("p", "r", -1L, WaitCause.WAIT), "INVALID_VALUE", "sign of life"),
                dead(new ExpireRequest("p", "r", 1L, WaitCause.UNKNOWN), "INVALID_VALUE", "cause is UNKNOWN"),
                dead(new ExpireRequest("p", "r", 1L, null), "INVALID_VALUE", "cause is missing"),
                dead(new FallBack("p", "r", -1L), "INVALID_VALUE", "sign of life"),
                dead(new FallBack("p", "R", 1L), "INVALID_NAME", "request name"),
                dead(new WarnHolder("p", "A", 1L, 1L, ExpiryCause.IDLE, 5L), "INVALID_NAME", "agent name"),
                dead(new WarnHolder("p", "a", -1L, 1L, ExpiryCause.IDLE, 5L), "INVALID_VALUE", "epoch"),
                dead(new WarnHolder("p", "a", 1L, -1L, ExpiryCause.IDLE, 5L), "INVALID_VALUE", "sign of life"),
                dead(new WarnHolder("p", "a", 1L, 1L, ExpiryCause.UNKNOWN, 5L), "INVALID_VALUE", "cause is UNKNOWN"),
                dead(new WarnHolder("p", "a", 1L, 1L, ExpiryCause.IDLE, -5L), "INVALID_VALUE", "time left is -5ms"),
                dead(new ExpireCleaning("p", "a", -1L), "INVALID_VALUE", "epoch"),
                dead(new ExpireCleaning("p", null, 1L), "INVALID_NAME", "agent name is missing"),
                dead(new EndWithdrawal("p", "a", -1L), "INVALID_VALUE", "sign of life"),
                dead(new EndWithdrawal("p", MEGABYTE, 1L), "INVALID_NAME", "1048576 characters"),
                dead(new EndPoolHold("p", -1L), "INVALID_VALUE", "sign of life"),
                dead(new EndPoolHold(null, 1L), "INVALID_NAME", "pool name is missing"),
                dead(new Settle((String) null), "INVALID_NAME", "pool name is missing"),
                dead(new HoldPool("p", "Anna B", "why", null), "INVALID_NAME", "master name 'Anna B'"),
                dead(new HoldPool("p", null, "why", null), "INVALID_NAME", "master name is missing"),
                dead(new RemoveAgent("p", "a", MEGABYTE), "INVALID_NAME", "1048576 characters"),
                dead(new ExpireReservation("p", "a", 1L, -1L, ExpiryCause.IDLE), "INVALID_VALUE", "sign of life"),
                dead(new ExpireReservation("p", "a", -1L, 1L, ExpiryCause.IDLE), "INVALID_VALUE", "epoch"),
                dead(new ExpireReservation("p", "a", 1L, 1L, ExpiryCause.UNKNOWN), "INVALID_VALUE", "UNKNOWN"),
                dead(new ExpireReservation("p", "a", 1L, 1L, null), "INVALID_VALUE", "cause is missing"),
                dead(new EndLockDelay("p", "a", -1L), "INVALID_VALUE", "epoch"),
                dead(new ForgetRequests("p", Collections.nCopies(501, "r")), "INVALID_VALUE", "at most 500"),
                dead(new ForgetRequests("p", List.of("R")), "INVALID_NAME", "request name"),
                dead(new ForgetRequests("p", null), "INVALID_VALUE", "no requests"),
                dead(configure(0, 30_000), "INVALID_VALUE", "maxOffers is 0"),
                dead(configure(65, 30_000), "INVALID_VALUE", "maxOffers is 65"),
                dead(configure(8, -1), "INVALID_VALUE", "offer timeout"),
                dead(configure(8, Long.MAX_VALUE), "INVALID_VALUE", "offer timeout"),
                dead(new ConfigurePool("p", null), "INVALID_VALUE", "policy is missing"),
                dead(new ConfigurePool("p", new Policy()), "INVALID_VALUE", "timeouts are missing"),
                dead(policy("maxOvertakes", -1), "INVALID_VALUE", "-1 times"),
                dead(policy("maxOvertakes", 10_001), "INVALID_VALUE", "10001 times"),
                dead(policy("halfLifeMs", 0L), "INVALID_VALUE", "half-life"),
                dead(policy("halfLifeMs", Long.MAX_VALUE), "INVALID_VALUE", "half-life"),
                dead(policy("weight", 0), "INVALID_VALUE", "weight of a master is 0"),
                dead(policy("maxHeld", 0), "INVALID_VALUE", "at most 0 agents"),
                dead(policy("maxWaiting", -1), "INVALID_VALUE", "at most -1 requests"),
                dead(policy("starts", 0), "INVALID_VALUE", "tries of a request is 0"),
                dead(policy("failures", 101), "INVALID_VALUE", "failures of an agent is 101"),
                dead(policy("extensions", -1), "INVALID_VALUE", "extensions of a reservation is -1"),
                dead(policy("expiries", 100_001), "INVALID_VALUE", "expiries within a minute is 100001"),
                dead(policy("matches", 0), "INVALID_VALUE", "matches of a command is 0"),
                dead(policy("matches", 10_001), "INVALID_VALUE", "matches of a command is 10001"),
                dead(timing("silenceMs", -1L), "INVALID_VALUE", "silence timeout"),
                dead(timing("cleaningMs", 0L), "INVALID_VALUE", "cleaning timeout"),
                dead(timing("limitMs", TOO_LONG), "INVALID_VALUE", "hold limit"),
                dead(timing("warningMs", -1L), "INVALID_VALUE", "warning"),
                dead(policy("shares", null), "INVALID_VALUE", "shares of single masters are missing"),
                dead(shares(Collections.singletonList(null)), "INVALID_VALUE", "shares is missing"),
                dead(shares(List.of(share("Ci 1"))), "INVALID_VALUE", "master name 'Ci 1'"),
                dead(shares(List.of(share(null))), "INVALID_VALUE", "master name is missing"),
                dead(shares(List.of(share(MEGABYTE))), "INVALID_VALUE", "1048576 characters"),
                dead(shares(List.of(new MasterShare("m", 0, 1, 1))), "INVALID_VALUE", "weight of a master is 0"),
                dead(shares(List.of(new MasterShare("m", 1, 0, 1))), "INVALID_VALUE", "at most 0 agents"),
                dead(shares(List.of(new MasterShare("m", 1, 1, 0))), "INVALID_VALUE", "at most 0"),
                dead(shares(List.of(share("m"), share("m"))), "INVALID_VALUE", "master m has two shares"),
                dead(shares(Collections.nCopies(100_000, share("m"))), "INVALID_VALUE", "100000"));
    }

    private static MasterShare share(String master) {
        return new MasterShare(master, 1, 1, 1);
    }

    private static ConfigurePool shares(List<MasterShare> shares) {
        return policy("shares", shares);
    }

    private static ConfigurePool policy(String field, Object value) {
        ConfigurePool wire = configure(8, 30_000);
        set(wire.getPolicy(), field, value);
        return wire;
    }

    private static ConfigurePool timing(String field, long value) {
        ConfigurePool wire = configure(8, 30_000);
        set(wire.getPolicy().getTiming(), field, value);
        return wire;
    }

    private static void set(SpecificRecord wire, String field, Object value) {
        wire.put(wire.getSchema().getField(field).pos(), value);
    }

    private static Arguments dead(SpecificRecord wire, String code, String words) {
        return Arguments.of(wire.getSchema().getName(), wire, code, words);
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @MethodSource("unreadable")
    void whereNobodyCanBeToldItIsADeadLetter(String type, SpecificRecord wire, String code, String words) {
        assertThat(CommandMapper.read(wire)).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo(code);
            assertThat(unreadable.sentence()).contains(words).hasSizeLessThan(400);
            assertThat(unreadable.sentence()).matches("[\\x20-\\x7e]+");
        });
    }

    @Test
    void aRecordThatIsNoCommandIsADeadLetter() {
        SpecificRecord event = EventMapper.write(Samples.POOL, Samples.events().get(0), 1, 0, 0);
        assertThat(CommandMapper.read(event)).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo(CommandMapper.NOT_A_COMMAND);
            assertThat(unreadable.sentence()).contains("PoolConfigured");
        });
        assertThat(CommandMapper.read(null)).isInstanceOf(Reading.Unreadable.class);
    }

    static Stream<SpecificRecord> empty() {
        return Samples.commands().stream()
                .map(command -> CommandMapper.write(Samples.POOL, command).getClass())
                .distinct()
                .map(CommandMapperTest::emptyRecord);
    }

    private static SpecificRecord emptyRecord(Class<? extends SpecificRecord> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException generatedOtherwise) {
            throw new AssertionError(generatedOtherwise);
        }
    }

    @ParameterizedTest
    @MethodSource("empty")
    void aCommandWithNothingInItIsADeadLetter(SpecificRecord wire) {
        assertThat(CommandMapper.read(wire)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void theLimitsThemselvesAreAccepted() {
        long longest = TimingContract.LONGEST.toMillis();
        assertThat(CommandMapper.read(request(64, longest, longest, longest, longest, "x".repeat(200))))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(request(1, 0L, 0L, 0L, 0L, ""))).isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(
                        wish(32, List.of(), fallbacks(7, longest, List.of(new Need(32, "mac"))), "", 100)))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(wish(
                        1,
                        Collections.nCopies(3, new Need(1, "mac")),
                        fallbacks(1, 0, List.of(new Need(1, "a"))),
                        "",
                        -100)))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(extend("a", 0, Integer.MAX_VALUE, longest, "x".repeat(200))))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(extend("a", 0, 1, 1_000, null))).isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(new ReportRequests("p", "m", Collections.nCopies(1000, "r"), 5L)))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(new ForgetRequests("p", Collections.nCopies(500, "r"))))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(new AgentOnline("p", "a", "X".repeat(64), List.of(), true, 0L, Long.MAX_VALUE)))
                .isInstanceOf(Reading.Read.class);
    }

    private static RequestAgent request(String pool, String request, String expression) {
        RequestAgent wire = wish(1, List.of(), List.of(), "", 0);
        set(wire, "pool", pool);
        set(wire, "request", request);
        set(wire, "expression", expression);
        return wire;
    }

    private static RequestAgent request(
            int maxOffers, Long maxWait, Long offer, Long renewal, Long idle, String purpose) {
        RequestAgent wire = choice(Select.CHOOSE, 1, null);
        set(wire, "maxOffers", maxOffers);
        set(wire, "maxWaitMs", maxWait);
        set(wire, "offerTimeoutMs", offer);
        set(wire, "renewalTimeoutMs", renewal);
        set(wire, "idleTimeoutMs", idle);
        set(wire, "purpose", purpose);
        return wire;
    }

    private static ConfigurePool configure(int maxOffers, long offerMs) {
        ConfigurePool wire =
                (ConfigurePool) CommandMapper.write(new PoolName("p"), new Command.ConfigurePool(PoolPolicy.DEFAULT));
        set(wire.getPolicy(), "maxOffers", maxOffers);
        set(wire.getPolicy().getTiming(), "offerMs", offerMs);
        return wire;
    }
}
