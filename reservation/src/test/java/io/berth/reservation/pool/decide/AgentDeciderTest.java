package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgentDeciderTest {
    private final PoolFixture pool = PoolFixture.configured();

    /** @return the epoch at which r1 holds a1 */
    private long reserved() {
        pool.given(agent("a1").online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    /** @return the epoch at which r1 holds a1, which cleans up afterwards */
    private long reservedCleaning() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    @Nested
    class WhileNobodyUsesIt {
        @Test
        void anAgentThatComesIsAvailable() {
            assertThat(pool.when(agent("a1").online()).events()).containsExactly("a1 registered");
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        }

        @Test
        void comingAgainSaysNothingNew() {
            pool.given(agent("a1").online());
            pool.assertIgnored(agent("a1").online());
        }

        @Test
        void anAgentThatStopsIsOfflineAndGetsNoWork() {
            pool.given(agent("a1").online(), agent("a1").stopping());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFLINE);
            assertThat(pool.when(request("r1").asked()).events()).containsExactly("r1 accepted");
        }

        @Test
        void goingTwiceSaysNothingNew() {
            pool.given(agent("a1").online(), agent("a1").silent());
            pool.assertIgnored(agent("a1").silent());
            pool.assertIgnored(agent("a1").stopping());
        }

        @Test
        void theEndOfAnEarlierRunDoesNotEndThisOne() {
            pool.given(
                    agent("a1").run("run-1").online(), agent("a1").run("run-2").online());
            pool.assertIgnored(agent("a1").run("run-1").silent());
        }

        @Test
        void anUnknownAgentCannotSayAnythingButThatItIsThere() {
            pool.assertIgnored(agent("a1").silent());
            pool.assertIgnored(agent("a1").ready(3));
            pool.assertIgnored(agent("a1").clean(3));
            pool.assertIgnored(agent("a1").failed(3));
            pool.assertIgnored(agent("a1").clean(-1));
        }

        @Test
        void nothingIsReadyCleanOrBrokenBeforeItsFirstEpoch() {
            pool.given(agent("a1").online());
            pool.assertIgnored(agent("a1").ready(-1));
            pool.assertIgnored(agent("a1").clean(-1));
            pool.assertIgnored(agent("a1").failed(-1));
        }

        @Test
        void newTagsMeetARequestThatWaitsForThem() {
            pool.given(
                    agent("a1").tags("linux").online(),
                    request("r1").tags("gpu").asked());
            assertThat(pool.when(agent("a1").tags("linux", "gpu").online()).events())
                    .containsExactly("a1 registered", "a1 reserved for r1");
        }

        @Test
        void oldTagsMeetNobodyAnyMore() {
            pool.given(
                    agent("a1").tags("linux").online(),
                    agent("a1").tags("macos").online());
            assertThat(pool.when(request("r1").tags("linux").asked()).answers())
                    .containsExactly("ci: r1 waits, 1 of 1, 0 match");
        }
    }

    @Nested
    class WhileItIsOffered {
        private void offered() {
            pool.given(agent("a1").online(), request("r1").choosingAmong(2).asked());
        }

        @Test
        void goingEndsTheOfferAndTheRequestWaitsAtItsPlace() {
            offered();
            pool.given(request("r2").asked());
            assertThat(pool.when(agent("a1").silent()).events())
                    .containsExactly(
                            "a1 lost", "a1 no longer offered to r1: AGENT_LOST", "r1 waits again: OFFERS_LOST");
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFLINE);
            assertThat(pool.when(request("r1").asked()).answers()).containsExactly("ci: r1 waits, 1 of 2, 1 match");
            assertThat(pool.when(agent("a2").online()).events()).contains("a2 offered to r1");
        }

        @Test
        void goingLeavesTheOtherOffersAlone() {
            pool.given(agent("a1").online(), agent("a2").online());
            pool.given(request("r1").choosingAmong(2).asked());
            assertThat(pool.when(agent("a1").silent()).answers()).containsExactly("ci: r1 may choose [a2]");
        }

        @Test
        void goingSendsTheRequestToAnotherThatIsAvailable() {
            pool.given(agent("a1").online(), agent("a2").online());
            pool.given(request("r1").choosingAmong(1).asked());
            assertThat(pool.when(agent("a1").silent()).answers()).containsExactly("ci: r1 may choose [a2]");
        }

        @Test
        void aRequestThatTriesOnceEndsWithItsLastOffer() {
            pool.given(
                    agent("a1").online(),
                    request("r1").choosingAmong(1).tryingOnce().asked());
            assertThat(pool.when(agent("a1").silent()).answers()).containsExactly("ci: r1 ended: UNAVAILABLE");
        }

        @Test
        void tagsThatNoLongerMatchEndTheOffer() {
            offered();
            assertThat(pool.when(agent("a1").tags("macos").online()).events())
                    .containsExactly(
                            "a1 registered", "a1 no longer offered to r1: AGENT_LOST", "r1 waits again: OFFERS_LOST");
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
            assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
        }

        @Test
        void tagsThatNoLongerMatchSendTheRequestToAnotherThatIsAvailable() {
            pool.given(agent("a1").online(), agent("a2").online());
            pool.given(request("r1").choosingAmong(1).asked());
            assertThat(pool.when(agent("a1").tags("macos").online()).answers())
                    .containsExactly("ci: r1 may choose [a2]");
        }

        @Test
        void tagsThatNoLongerMatchSendTheAgentToWhoeverWaitsForItsNewOnes() {
            offered();
            pool.given(request("r2").tags("macos").asked());
            assertThat(pool.when(agent("a1").tags("macos").online()).events()).contains("a1 reserved for r2");
        }

        @Test
        void tagsThatStillMatchKeepTheOffer() {
            offered();
            pool.given(agent("a1").tags("linux", "gpu").online());
            assertThat(pool.when(CI.reserves("a1", "r1")).answers()).containsExactly("ci: r1 has a1");
        }

        @Test
        void aNewRunKeepsTheOffer() {
            offered();
            pool.given(agent("a1").run("run-2").online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFERED);
        }
    }

    @Nested
    class WhileItCleans {
        @Test
        void cleanMakesItAvailable() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch));
            assertThat(pool.when(agent("a1").cleans().clean(epoch)).events()).containsExactly("a1 cleaned");
            pool.assertIgnored(agent("a1").clean(epoch));
        }

        @Test
        void cleanOfAnotherEpochOrRunIsStale() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch));
            pool.assertIgnored(agent("a1").clean(epoch - 1));
            pool.assertIgnored(agent("a1").run("run-0").clean(epoch));
        }

        @Test
        void readyIsTooLate() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch));
            pool.assertIgnored(agent("a1").ready(epoch));
        }

        @Test
        void aHookThatFailedQuarantinesUntilTheNextRun() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch));
            assertThat(pool.when(agent("a1").failed(epoch)).events()).containsExactly("a1 quarantined");
            pool.assertIgnored(agent("a1").cleans().online());
            pool.assertIgnored(agent("a1").clean(epoch));
            pool.assertIgnored(agent("a1").failed(epoch));
        }

        @Test
        void silenceDoesNotMakeItClean() {
            long epoch = reservedCleaning();
            pool.given(
                    CI.frees("a1", epoch),
                    agent("a1").silent(),
                    agent("a1").cleans().online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
            assertThat(pool.when(agent("a1").clean(epoch)).events()).containsExactly("a1 cleaned");
        }

        @Test
        void whatItCleanedBeforeItWentIsNotOfferedUntilItIsBack() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch), agent("a1").silent(), agent("a1").clean(epoch));
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFLINE);
        }

        @Test
        void aNewRunHasToCleanInstead() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch), agent("a1").run("run-2").cleans().online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
            assertThat(pool.when(agent("a1").run("run-2").clean(epoch)).events())
                    .containsExactly("a1 cleaned");
        }

        @Test
        void aNewRunThatDoesNotCleanIsAvailable() {
            long epoch = reservedCleaning();
            pool.given(CI.frees("a1", epoch));
            assertThat(pool.when(agent("a1").run("run-2").online()).events())
                    .containsExactly("a1 registered", "a1 cleaned");
        }

        @Test
        void anEndThatItNeverHeardOfIsCleanedUpToo() {
            long epoch = reservedCleaning();
            pool.given(pool.due(Kind.START, "a1"));
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
            assertThat(pool.when(agent("a1").clean(epoch)).events())
                    .containsExactly("a1 cleaned", "a1 reserved for r1");
        }
    }

    @Nested
    class InQuarantine {
        private long quarantined(boolean cleans) {
            pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(new Limits(3, 1, 10, 20, 200))));
            long epoch = cleans ? reservedCleaning() : reserved();
            pool.given(agent("a1").failed(epoch), CI.cancels("r1"));
            return epoch;
        }

        @Test
        void theSameRunComesBackToIt() {
            quarantined(false);
            pool.given(agent("a1").silent(), agent("a1").online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        }

        @Test
        void aNewRunThatDoesNotCleanIsAvailable() {
            quarantined(false);
            pool.given(request("r2").asked());
            assertThat(pool.when(agent("a1").run("run-2").online()).events())
                    .containsExactly("a1 registered", "a1 reserved for r2");
        }

        @Test
        void aNewRunThatCleansHasToCleanFirst() {
            long epoch = quarantined(true);
            pool.given(agent("a1").run("run-2").cleans().online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
            pool.given(agent("a1").run("run-2").clean(epoch));
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        }
    }

    @Nested
    class InLockDelay {
        @Test
        void aNewRunDoesNotShortenIt() {
            reserved();
            pool.given(pool.due(Kind.RENEWAL, "a1"), agent("a1").run("run-2").online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.LOCK_DELAY);
        }

        @Test
        void silenceMakesItsEndTheWayOffline() {
            reserved();
            pool.given(pool.due(Kind.RENEWAL, "a1"), agent("a1").silent());
            pool.given(pool.due(Kind.LOCK_DELAY, "a1"));
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFLINE);
        }
    }
}
