package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One value of each kind at least, no field of it at a default, and each kind again with what may be null left out. */
final class Samples {
    static final PoolName POOL = new PoolName("default");
    static final AgentName AGENT = new AgentName("mac-07");
    static final AgentName OTHER_AGENT = new AgentName("mac-08");
    static final MasterName MASTER = new MasterName("ci-1");
    static final RequestId REQUEST = new RequestId("nightly-881");
    static final TagSet TAGS = TagSet.of("macos", "xcode=15.2", "jdk=17", "jdk=11");
    static final TagExpression EXPRESSION =
            TagExpressionParser.parse("macos && (xcode>=15 || !beta) && jdk<18").orThrow();
    static final TimingContract TIMING = new TimingContract(
            Duration.ofMillis(20_001),
            Duration.ofMillis(60_002),
            Duration.ofMillis(30_003),
            Duration.ofMillis(40_004),
            Duration.ofMillis(5_005),
            Duration.ofMillis(50_006));
    static final PoolPolicy POLICY = new PoolPolicy(TIMING, 5, true);

    private Samples() {}

    static List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new Command.ConfigurePool(POLICY),
                new Command.AgentOnline(AGENT, "run-1", TAGS, true, 41, 42),
                new Command.AgentOnline(AGENT, "run-1", TagSet.of(), false, -1, -1),
                new Command.AgentOffline(AGENT, "run-1", true),
                new Command.AgentReady(AGENT, "run-1", 42),
                new Command.AgentClean(AGENT, "run-1", 43),
                new Command.AgentFailed(AGENT, "run-1", 44),
                new Command.RequestAgent(
                        REQUEST,
                        MASTER,
                        EXPRESSION,
                        Select.CHOOSE,
                        7,
                        Duration.ofMillis(1),
                        true,
                        Duration.ofMillis(2),
                        Duration.ofMillis(3),
                        Duration.ofMillis(4),
                        "nightly 881, https://ci/job/é"),
                new Command.RequestAgent(
                        REQUEST, MASTER, EXPRESSION, Select.FIRST, 1, null, false, null, null, null, null),
                new Command.ReserveOffer(REQUEST, MASTER, AGENT),
                new Command.RenewReservation(AGENT, 42, MASTER, true),
                new Command.FreeReservation(AGENT, 42, MASTER),
                new Command.CancelRequest(REQUEST, MASTER),
                new Command.ExpireOffers(REQUEST, 40),
                new Command.ExpireRequest(REQUEST, 39),
                new Command.EndLockDelay(AGENT, 42),
                new Command.ForgetRequests(List.of(REQUEST, new RequestId("r2")))));
        for (ExpiryCause cause : ExpiryCause.values()) {
            commands.add(new Command.ExpireReservation(AGENT, 42, 50, cause));
        }
        return commands;
    }

    static List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.PoolConfigured(POLICY),
                new Event.EpochBaseRaised(1_000_000),
                new Event.AgentRegistered(AGENT, "run-1", TAGS, true),
                new Event.AgentLost(AGENT, true),
                new Event.AgentOffered(AGENT, REQUEST, MASTER),
                new Event.AgentReserved(AGENT, REQUEST, MASTER, 42),
                new Event.ReservationReady(AGENT, REQUEST, 42),
                new Event.ReservationRenewed(AGENT, REQUEST, 42, true),
                new Event.AgentCleaned(AGENT, 42),
                new Event.AgentQuarantined(AGENT, 42),
                new Event.RequestAccepted(
                        REQUEST, MASTER, EXPRESSION, Select.CHOOSE, 7, Duration.ofMillis(9), TIMING, "nightly"),
                new Event.RequestAccepted(REQUEST, MASTER, EXPRESSION, Select.FIRST, 1, null, TIMING, null),
                new Event.RequestsForgotten(List.of(REQUEST, new RequestId("r2")))));
        for (OfferEnd reason : OfferEnd.values()) {
            events.add(new Event.OfferEnded(AGENT, REQUEST, reason));
        }
        for (AfterUse next : AfterUse.values()) {
            events.add(new Event.ReservationEnded(AGENT, REQUEST, MASTER, 42, Outcome.FREED, next));
        }
        for (Outcome outcome : Outcome.values()) {
            events.add(new Event.RequestEnded(REQUEST, MASTER, outcome));
        }
        for (RefusalCode code : RefusalCode.values()) {
            events.add(new Event.RequestRejected(REQUEST, MASTER, code, "No agent matches."));
        }
        return events;
    }

    static List<Answer> answers() {
        List<Answer> answers = new ArrayList<>(List.of(
                new Answer.Waiting(MASTER, REQUEST, 3, 4, 5, "All are busy."),
                new Answer.Offered(
                        MASTER,
                        REQUEST,
                        List.of(new Answer.Candidate(AGENT, TAGS), new Answer.Candidate(OTHER_AGENT, TagSet.of())),
                        Duration.ofMillis(30_001)),
                new Answer.Reserved(
                        MASTER, REQUEST, AGENT, TAGS, 42, Duration.ofMillis(600_001), Duration.ofMillis(300_002)),
                new Answer.Ready(MASTER, REQUEST, AGENT, 42),
                new Answer.Renewed(MASTER, REQUEST, AGENT, 42),
                new Answer.Ended(MASTER, REQUEST, Outcome.FREED, AGENT, 42, null, "Given back.")));
        for (Outcome outcome : Outcome.values()) {
            answers.add(new Answer.Ended(MASTER, REQUEST, outcome, null, -1, RefusalCode.NO_MATCH, "It ended."));
        }
        for (RefusalCode code : RefusalCode.values()) {
            answers.add(new Answer.Refused(MASTER, null, AGENT, 42, code, "Refused."));
            answers.add(new Answer.Refused(MASTER, REQUEST, null, -1, code, "Refused."));
        }
        return answers;
    }
}
