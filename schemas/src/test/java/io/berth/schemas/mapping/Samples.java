package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One value of each kind at least, no field of it at a default, and each kind again with what may be null left out. */
final class Samples {
    static final PoolName POOL = new PoolName("default");
    static final AgentName AGENT = new AgentName("mac-07");
    static final AgentName OTHER_AGENT = new AgentName("mac-08");
    static final MasterName MASTER = new MasterName("ci-1");
    static final MasterName OPERATOR = new MasterName("ops-anna");
    static final RequestId REQUEST = new RequestId("nightly-881");
    static final TagSet TAGS = TagSet.of("macos", "xcode=15.2", "jdk=17", "jdk=11");
    static final TagExpression EXPRESSION = expression("macos && (xcode>=15 || !beta) && jdk<18");
    static final TimingContract TIMING = new TimingContract(
            Duration.ofMillis(20_001),
            Duration.ofMillis(60_002),
            Duration.ofMillis(30_003),
            Duration.ofMillis(40_004),
            Duration.ofMillis(5_005),
            Duration.ofMillis(50_006),
            Duration.ofMillis(70_007),
            Duration.ofMillis(80_008),
            Duration.ofMillis(90_009),
            Duration.ofMillis(10_010));
    static final PoolPolicy POLICY = new PoolPolicy(
            TIMING,
            5,
            true,
            new Order(
                    7,
                    Duration.ofMillis(3_600_011),
                    new Share(2, 30, 40),
                    Map.of(MASTER, new Share(3, 31, 41), OPERATOR, new Share(4, 32, 42))),
            new Limits(4, 5, 6, 8, 9));

    /** Two kinds of agents together, or else three of another kind. */
    static final Wish WISH = new Wish(
            List.of(
                    new Alternative(
                            new Demand(List.of(
                                    Need.of(2, EXPRESSION),
                                    Need.of(3, expression("windows")),
                                    Need.of(1, expression("\"last-used\"")))),
                            Duration.ofMillis(5)),
                    new Alternative(
                            new Demand(List.of(Need.of(4, expression("macos")), Need.of(1, expression("linux")))),
                            Duration.ZERO),
                    new Alternative(new Demand(List.of(Need.of(3, expression("macos || mac-07")))), null)),
            Preference.parseList("ssd && os in (a, b), last-used, \"last-used\"")
                    .orThrow(),
            -7,
            Select.FIRST,
            9,
            Duration.ofMillis(1),
            "nightly 881, https://ci/job/\u00e9");

    static final Wish CHOICE = new Wish(
            List.of(new Alternative(Demand.of(EXPRESSION), null)),
            List.of(),
            Wish.HIGHEST_PRIORITY,
            Select.CHOOSE,
            7,
            Duration.ZERO,
            "");

    private Samples() {}

    private static TagExpression expression(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    static List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new Command.ConfigurePool(POLICY),
                new Command.ConfigurePool(PoolPolicy.DEFAULT),
                new Command.HoldPool(OPERATOR, "Switch is replaced.", Duration.ofMillis(1_001)),
                new Command.HoldPool(OPERATOR, "Switch is replaced.", null),
                new Command.ReleasePool(OPERATOR, "Switch is back."),
                new Command.ResumeAgent(AGENT, OPERATOR, "Disk is new."),
                new Command.RevokeReservation(AGENT, 42, OPERATOR, "Needed for the release."),
                new Command.RemoveAgent(AGENT, OPERATOR),
                new Command.AgentOnline(AGENT, "run-1", TAGS, true, 41, 42),
                new Command.AgentOnline(AGENT, "run-1", TagSet.of(), false, -1, -1),
                new Command.AgentOffline(AGENT, "run-1", true),
                new Command.AgentReady(AGENT, "run-1", 42),
                new Command.AgentClean(AGENT, "run-1", 43),
                new Command.AgentFailed(AGENT, "run-1", 44),
                new Command.RequestAgent(
                        REQUEST,
                        MASTER,
                        WISH,
                        true,
                        Duration.ofMillis(2),
                        Duration.ofMillis(3),
                        Duration.ofMillis(4),
                        Duration.ofMillis(6)),
                new Command.RequestAgent(REQUEST, MASTER, CHOICE, true, Duration.ZERO, null, null, null),
                new Command.RequestAgent(REQUEST, MASTER, Wish.of(EXPRESSION), false, null, null, null, null),
                new Command.ReserveOffer(REQUEST, MASTER, AGENT),
                new Command.DeclineOffers(REQUEST, MASTER, 41),
                new Command.RenewReservation(AGENT, 42, MASTER, true, Long.MAX_VALUE),
                new Command.RenewReservation(AGENT, 42, MASTER, false),
                new Command.ExtendReservation(AGENT, 42, MASTER, 2, Duration.ofMillis(1_002), "Look at the crash."),
                new Command.ExtendReservation(AGENT, 42, MASTER, 1, Duration.ofSeconds(1), null),
                new Command.FreeReservation(AGENT, 42, MASTER),
                new Command.CancelRequest(REQUEST, MASTER),
                new Command.ChangePriority(REQUEST, MASTER, -8),
                new Command.ReportRequests(MASTER, List.of(REQUEST, new RequestId("r2")), 44),
                new Command.ReportRequests(MASTER, List.of(), -1),
                new Command.ExpireOffers(REQUEST, 40),
                new Command.FallBack(REQUEST, 38),
                new Command.WarnHolder(AGENT, 42, 50, ExpiryCause.IDLE, Duration.ofMillis(1_003)),
                new Command.EndLockDelay(AGENT, 42),
                new Command.ExpireCleaning(AGENT, 42),
                new Command.EndWithdrawal(AGENT, 37),
                new Command.EndPoolHold(36),
                new Command.Settle(),
                new Command.ForgetRequests(List.of(REQUEST, new RequestId("r2")))));
        for (Withdrawal kind : Withdrawal.values()) {
            commands.add(
                    new Command.WithdrawAgent(AGENT, kind, OPERATOR, "Disk is swapped.", Duration.ofMillis(1_004)));
            commands.add(new Command.WithdrawAgent(AGENT, kind, OPERATOR, "Disk is swapped.", null));
        }
        for (WaitCause cause : WaitCause.values()) {
            commands.add(new Command.ExpireRequest(REQUEST, 39, cause));
        }
        for (ExpiryCause cause : ExpiryCause.values()) {
            commands.add(new Command.ExpireReservation(AGENT, 42, 50, cause));
        }
        return commands;
    }

    static List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.PoolConfigured(POLICY),
                new Event.EpochBaseRaised(1_000_000),
                new Event.PoolHeld(OPERATOR, "Switch is replaced.", Duration.ofMillis(1_001)),
                new Event.PoolHeld(OPERATOR, "Switch is replaced.", null),
                new Event.PoolReleased(OPERATOR, "Switch is back."),
                new Event.PoolReleased(null, null),
                new Event.AgentRegistered(AGENT, "run-1", TagSet.of(), true, -1, null),
                new Event.AgentLost(AGENT, true),
                new Event.AgentResumed(AGENT, OPERATOR, "Disk is new.", true),
                new Event.AgentResumed(AGENT, null, null, false),
                new Event.AgentRemoved(AGENT, OPERATOR),
                new Event.AgentOffered(AGENT, REQUEST, MASTER),
                new Event.AgentReserved(AGENT, REQUEST, MASTER, 42, 1),
                new Event.ReservationReady(AGENT, REQUEST, 42),
                new Event.ReservationRenewed(AGENT, REQUEST, 42, true),
                new Event.ReservationExtended(AGENT, REQUEST, 42, 3, Duration.ofMillis(1_002), "Look at the crash."),
                new Event.ReservationExtended(AGENT, REQUEST, 42, 3, Duration.ofMillis(1_002), null),
                new Event.ReservationSpared(AGENT, REQUEST, 42),
                new Event.ReservationRevoked(AGENT, REQUEST, 42, OPERATOR, "Needed for the release."),
                new Event.AgentCleaned(AGENT, 42),
                new Event.AgentQuarantined(AGENT, 42, "Its cleaning hook failed."),
                new Event.RequestAccepted(REQUEST, MASTER, WISH, TIMING),
                new Event.RequestAccepted(REQUEST, MASTER, CHOICE, TIMING),
                new Event.RequestAccepted(REQUEST, MASTER, Wish.of(EXPRESSION), TimingContract.DEFAULT),
                new Event.RequestHeard(REQUEST, MASTER),
                new Event.PriorityChanged(REQUEST, MASTER, -8),
                new Event.RequestFellBack(REQUEST, MASTER, 2),
                new Event.OutcomeKept(REQUEST),
                new Event.RequestsForgotten(List.of(REQUEST, new RequestId("r2")))));
        for (AgentStatus status : AgentStatus.values()) {
            events.add(new Event.AgentRegistered(AGENT, "run-1", TAGS, true, 41, status));
        }
        for (Withdrawal kind : Withdrawal.values()) {
            events.add(new Event.AgentWithdrawn(AGENT, kind, OPERATOR, "Disk is swapped.", Duration.ofMillis(1_004)));
            events.add(new Event.AgentWithdrawn(AGENT, kind, OPERATOR, "Disk is swapped.", null));
        }
        for (OfferEnd reason : OfferEnd.values()) {
            events.add(new Event.OfferEnded(AGENT, REQUEST, reason));
        }
        for (ExpiryCause cause : ExpiryCause.values()) {
            events.add(new Event.HolderWarned(AGENT, REQUEST, 42, cause, Duration.ofMillis(1_003)));
        }
        for (Requeue reason : Requeue.values()) {
            events.add(new Event.RequestRequeued(REQUEST, MASTER, reason, List.of(OTHER_AGENT, AGENT)));
        }
        for (AfterUse next : AfterUse.values()) {
            events.add(new Event.ReservationEnded(AGENT, REQUEST, MASTER, 42, Outcome.FREED, next));
        }
        for (Outcome outcome : Outcome.values()) {
            events.add(new Event.ReservationEnded(AGENT, REQUEST, MASTER, 42, outcome, AfterUse.AVAILABLE));
            events.add(new Event.RequestEnded(REQUEST, MASTER, outcome));
        }
        for (RefusalCode code : RefusalCode.values()) {
            events.add(new Event.RequestRejected(REQUEST, MASTER, code, "No agent matches."));
        }
        return events;
    }

    static List<Answer> answers() {
        List<Answer> answers = new ArrayList<>(List.of(
                new Answer.Waiting(
                        MASTER,
                        REQUEST,
                        39,
                        2,
                        3,
                        4,
                        5,
                        "All are busy.",
                        new Answer.Estimate(Duration.ofMillis(60_001), Duration.ofMillis(90_002)),
                        Duration.ofMillis(70_007)),
                new Answer.Waiting(MASTER, REQUEST, 0, 0, 1, 1, 0, "", null, Duration.ofMillis(300_000)),
                new Answer.Offered(
                        MASTER,
                        REQUEST,
                        List.of(new Answer.Candidate(AGENT, TAGS), new Answer.Candidate(OTHER_AGENT, TagSet.of())),
                        41,
                        Duration.ofMillis(30_001)),
                new Answer.Reserved(
                        MASTER,
                        REQUEST,
                        AGENT,
                        TAGS,
                        42,
                        1,
                        3,
                        Duration.ofMillis(600_001),
                        Duration.ofMillis(300_002),
                        Duration.ofMillis(900_003),
                        2,
                        Duration.ofMillis(800_004)),
                new Answer.Ready(MASTER, REQUEST, AGENT, 42),
                new Answer.Renewed(
                        MASTER, REQUEST, AGENT, 42, Long.MAX_VALUE, 2, Duration.ofMillis(1_003), Duration.ZERO),
                new Answer.Renewed(MASTER, REQUEST, AGENT, 42, -1, -1, null, null),
                new Answer.Extended(MASTER, REQUEST, AGENT, 42, 2, Duration.ofMillis(1_002), Duration.ofMillis(1_002)),
                new Answer.Extended(MASTER, REQUEST, AGENT, 42, 2, Duration.ofMillis(1_002), null),
                new Answer.Heard(MASTER, REQUEST, AGENT, 42, true),
                new Answer.Heard(MASTER, REQUEST, AGENT, 42, false),
                new Answer.Confirmed(OPERATOR, AGENT, "mac-07 gets no more work."),
                new Answer.Confirmed(OPERATOR, null, "The pool is on hold."),
                new Answer.Ended(MASTER, REQUEST, Outcome.FREED, AGENT, 42, null, "Given back.")));
        for (ExpiryCause cause : ExpiryCause.values()) {
            answers.add(new Answer.Warned(MASTER, REQUEST, AGENT, 42, cause, Duration.ofMillis(1_003)));
        }
        for (Outcome outcome : Outcome.values()) {
            answers.add(new Answer.Released(MASTER, REQUEST, AGENT, 42, outcome));
            answers.add(new Answer.Ended(MASTER, REQUEST, outcome, null, -1, RefusalCode.NO_MATCH, "It ended."));
        }
        for (RefusalCode code : RefusalCode.values()) {
            answers.add(new Answer.Refused(MASTER, null, AGENT, 42, code, "Refused."));
            answers.add(new Answer.Refused(MASTER, REQUEST, null, -1, code, "Refused."));
        }
        return answers;
    }
}
