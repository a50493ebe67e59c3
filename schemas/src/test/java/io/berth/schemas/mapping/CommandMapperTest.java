package io.berth.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.timing.TimingContract;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.code.Policy;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.Timing;
import io.berth.schemas.command.AgentClean;
import io.berth.schemas.command.AgentFailed;
import io.berth.schemas.command.AgentOffline;
import io.berth.schemas.command.AgentOnline;
import io.berth.schemas.command.AgentReady;
import io.berth.schemas.command.CancelRequest;
import io.berth.schemas.command.ConfigurePool;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.ExpireOffers;
import io.berth.schemas.command.ExpireRequest;
import io.berth.schemas.command.ExpireReservation;
import io.berth.schemas.command.ForgetRequests;
import io.berth.schemas.command.FreeReservation;
import io.berth.schemas.command.RenewReservation;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.command.ReserveOffer;
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
                refused(request(1, -1L, null, null, null, null), "INVALID_VALUE", "wait is -1 ms"),
                refused(request(1, TOO_LONG, null, null, null, null), "INVALID_VALUE", "7 days"),
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
                refused(new RenewReservation("p", "a/b", 1L, "m", true), "INVALID_NAME", "agent name"),
                refused(new RenewReservation("p", "a", -1L, "m", true), "INVALID_VALUE", "epoch is -1"),
                refused(new FreeReservation("p", "-a", 1L, "m"), "INVALID_NAME", "agent name"),
                refused(new FreeReservation("p", "a", Long.MIN_VALUE, "m"), "INVALID_VALUE", "epoch"),
                refused(new CancelRequest("p", "r\u0000", "m"), "INVALID_NAME", "'r?'"),
                refused(new CancelRequest("../p", "r", "m"), "INVALID_NAME", "pool name"));
    }

    private static Arguments refused(SpecificRecord wire, String code, String words) {
        return Arguments.of(wire.getSchema().getName(), wire, RefusalCode.valueOf(code), words);
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @MethodSource("refused")
    void aMasterIsToldWhatIsWrong(String type, SpecificRecord wire, RefusalCode code, String words) {
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
        assertThat(CommandMapper.read(new RenewReservation("P", "a", 42L, "m", true)))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.pool()).isNull();
                    assertThat(refused.answer().request()).isNull();
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
                dead(new ExpireRequest("p", "r", -1L), "INVALID_VALUE", "sign of life"),
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
                dead(new ConfigurePool("p", new Policy()), "INVALID_VALUE", "policy is missing"));
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
        assertThat(CommandMapper.read(new ForgetRequests("p", Collections.nCopies(500, "r"))))
                .isInstanceOf(Reading.Read.class);
        assertThat(CommandMapper.read(new AgentOnline("p", "a", "X".repeat(64), List.of(), true, 0L, Long.MAX_VALUE)))
                .isInstanceOf(Reading.Read.class);
    }

    private static RequestAgent request(String pool, String request, String expression) {
        return new RequestAgent(pool, request, "m", expression, Select.FIRST, 1, null, false, null, null, null, null);
    }

    private static RequestAgent request(
            int maxOffers, Long maxWait, Long offer, Long renewal, Long idle, String purpose) {
        return new RequestAgent(
                "p", "r", "m", "linux", Select.CHOOSE, maxOffers, maxWait, false, offer, renewal, idle, purpose);
    }

    private static ConfigurePool configure(int maxOffers, long offerMs) {
        return new ConfigurePool(
                "p",
                new Policy(new Timing(offerMs, 600_000L, 300_000L, 120_000L, 15_000L, 600_000L), maxOffers, false));
    }
}
