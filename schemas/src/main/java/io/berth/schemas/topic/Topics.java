package io.berth.schemas.topic;

import java.time.Duration;
import java.util.List;

/** The registry of topics: the one place that knows names, keys, records, partitions, cleanup and retention. */
public final class Topics {
    /** All that decides a pool, in one order. A record in the wrong partition would be decided without the rest. */
    public static final Topic COMMANDS = new Topic(
            "berth.commands",
            "pool",
            "What masters, presence, timers and operators ask of a pool",
            List.of(
                    "ConfigurePool",
                    "HoldPool",
                    "ReleasePool",
                    "WithdrawAgent",
                    "ResumeAgent",
                    "RevokeReservation",
                    "RemoveAgent",
                    "AgentOnline",
                    "AgentOffline",
                    "AgentReady",
                    "AgentClean",
                    "AgentFailed",
                    "RequestAgent",
                    "ReserveOffer",
                    "DeclineOffers",
                    "RenewReservation",
                    "ExtendReservation",
                    "FreeReservation",
                    "CancelRequest",
                    "ChangePriority",
                    "ReportRequests",
                    "ExpireOffers",
                    "ExpireRequest",
                    "FallBack",
                    "ExpireReservation",
                    "WarnHolder",
                    "EndLockDelay",
                    "ExpireCleaning",
                    "EndWithdrawal",
                    "EndPoolHold",
                    "Settle",
                    "ForgetRequests"),
            8,
            Duration.ofDays(7),
            true,
            true);

    /** Heartbeats. Short retention: only the newest matter. */
    public static final Topic AGENT_REPORTS = new Topic(
            "berth.agent-reports",
            "pool/agent",
            "What agents say of themselves at every heartbeat",
            List.of("AgentReport", "AgentSilence"),
            8,
            Duration.ofHours(1),
            true,
            true);

    /** Answers. At most 64 partitions: with 256 stalls were seen. */
    public static final Topic REPLIES = new Topic(
            "berth.replies",
            "master",
            "Answers to masters; a client reads only the partition of its own name",
            List.of(
                    "RequestWaiting",
                    "AgentsOffered",
                    "ReservationGranted",
                    "ReservationReady",
                    "ReservationRenewed",
                    "RequestEnded",
                    "ReservationWarned",
                    "ReservationExtended",
                    "AgentHeard",
                    "ReservationReleased",
                    "CommandConfirmed",
                    "CommandRefused"),
            16,
            Duration.ofMinutes(10),
            false,
            true);

    /** The state of each agent. */
    public static final Topic AGENTS = new Topic(
            "berth.agents",
            "pool/agent",
            "The state of each agent, for everybody and for the agent itself",
            List.of("AgentState"),
            8,
            null,
            false,
            true);

    /** The state of each request that is remembered. */
    public static final Topic REQUESTS = new Topic(
            "berth.requests",
            "pool/request",
            "The state of each request that waits, holds, or is remembered",
            List.of("RequestState"),
            8,
            null,
            false,
            false);

    /** What each master had. */
    public static final Topic MASTERS = new Topic(
            "berth.masters",
            "pool/master",
            "What each master had of a pool, for fair shares",
            List.of("MasterState"),
            8,
            null,
            false,
            false);

    /** What each pool allows. */
    public static final Topic POOLS =
            new Topic("berth.pools", "pool", "The policy of each pool", List.of("PoolState"), 1, null, false, false);

    /** The audit log. */
    public static final Topic EVENTS = new Topic(
            "berth.events",
            "pool",
            "The audit log: everything that happened to a pool",
            List.of(
                    "PoolConfigured",
                    "EpochBaseRaised",
                    "PoolHeld",
                    "PoolReleased",
                    "AgentRegistered",
                    "AgentLost",
                    "AgentWithdrawn",
                    "AgentResumed",
                    "AgentRemoved",
                    "AgentOffered",
                    "OfferEnded",
                    "AgentReserved",
                    "ReservationReady",
                    "ReservationRenewed",
                    "ReservationExtended",
                    "ReservationSpared",
                    "HolderWarned",
                    "ReservationRevoked",
                    "ReservationEnded",
                    "AgentCleaned",
                    "AgentQuarantined",
                    "RequestAccepted",
                    "RequestRejected",
                    "RequestHeard",
                    "PriorityChanged",
                    "RequestFellBack",
                    "RequestRequeued",
                    "RequestEnded",
                    "OutcomeKept",
                    "RequestsForgotten"),
            8,
            Duration.ofDays(365),
            false,
            true);

    /** Input that nobody could read, as it was, with the reason in its headers. */
    public static final Topic DEAD_LETTERS = new Topic(
            "berth.dead-letters",
            "the key of the record, as it was",
            "Input that could not be read, as it was, with the reason in its headers",
            List.of(),
            1,
            Duration.ofDays(30),
            false,
            false);

    private static final List<Topic> ALL =
            List.of(COMMANDS, AGENT_REPORTS, REPLIES, AGENTS, REQUESTS, MASTERS, POOLS, EVENTS, DEAD_LETTERS);

    private Topics() {}

    /** @return every topic, in the order of the data flow */
    public static List<Topic> all() {
        return ALL;
    }

    /** @return the key of an agent, a request or a master: {@code pool/name} */
    public static String keyOf(String pool, String name) {
        return pool + "/" + name;
    }
}
