package io.berth.master.testkit;

import static io.berth.master.testkit.Outcomes.refused;
import static io.berth.master.testkit.Outcomes.reserved;
import static io.berth.master.testkit.Outcomes.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.master.BerthConfig;
import io.berth.master.Choice;
import io.berth.master.PoolAgent;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationListener;
import io.berth.master.ReservationRequest;
import io.berth.master.ReservationWarning;
import io.berth.master.ReserveOutcome;
import io.berth.master.Subscription;
import io.berth.master.UnavailableException;
import io.berth.master.WaitingUpdate;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FakeBerthTest {
    private static final PoolName POOL = BerthConfig.DEFAULT_POOL;

    private final FakeBerth berth =
            FakeBerth.create().agent("mac-1", "macos", "xcode=15").agent("mac-2", "macos", "xcode=16");
    private final FakeBerth rival = berth.as("rival");
    private final List<String> told = new ArrayList<>();

    @Test
    void aFreeAgentIsReservedAndReadyWhenTheCallReturns() throws Exception {
        ReserveOutcome outcome = berth.reserve(tags("xcode=16").build()).get();
        Reservation reservation = ((ReserveOutcome.Reserved) outcome).reservation();
        assertThat(reservation.ready().get()).isTrue();
        assertThat(reservation.isValid()).isTrue();
        assertThat(reservation.agent()).hasToString("mac-2");
        assertThat(berth.machine("mac-2").state().use().orElseThrow().master()).hasToString("test");
    }

    @Test
    void whatNoAgentCouldEverMatchIsRefusedByTheRealRules() {
        assertThat(refused(berth.reserve(tags("windows").build())).code()).isEqualTo(RefusalCode.NO_MATCH);
        assertThat(refused(berth.reserve(tags("macos").pool("nope").build())).code())
                .isEqualTo(RefusalCode.UNKNOWN_POOL);
    }

    @Test
    void whoAsksForAnAgentThatIsTakenIsToldHowThingsStandUntilItIsFree() {
        Reservation taken = reserved(rival.reserve(tags("xcode=15").build()));
        List<WaitingUpdate> updates = new ArrayList<>();
        CompletableFuture<ReserveOutcome> asked =
                berth.reserve(tags("xcode=15").onWaiting(updates::add).build());
        assertThat(asked).isNotDone();
        assertThat(updates).hasSize(1);
        assertThat(updates.get(0).position()).isOne();
        assertThat(updates.get(0).reason()).isEqualTo("1 busy");

        berth.advance(Duration.ofMinutes(2));
        assertThat(updates).hasSizeGreaterThan(1);
        taken.free();
        assertThat(reserved(asked).epoch()).isGreaterThan(taken.epoch());
    }

    @Test
    void aRequestThatWaitsForAsLongAsItWantedToIsOver() {
        reserved(rival.reserve(tags("xcode=15").build())).busy(true);
        CompletableFuture<ReserveOutcome> asked =
                berth.reserve(tags("xcode=15").maxWait(Duration.ofMinutes(3)).build());
        berth.advance(Duration.ofMinutes(3).minusMillis(1));
        assertThat(asked).isNotDone();
        berth.advance(Duration.ofMillis(1));
        assertThat(asked.join())
                .isInstanceOfSatisfying(
                        ReserveOutcome.Ended.class,
                        end -> assertThat(end.outcome()).isEqualTo(Outcome.WAIT_EXPIRED));
    }

    @Test
    void aChooserPicksAndTheOthersAreFreeAtOnce() {
        Reservation reservation = reserved(berth.reserve(tags("macos")
                .choose(2, (offers, timeout) -> {
                    offers.forEach(offer -> told.add(offer.agent().value()));
                    assertThat(status("mac-1")).isEqualTo(AgentStatus.OFFERED);
                    return Choice.pick(new AgentName("mac-2"));
                })
                .build()));
        assertThat(told).containsExactlyInAnyOrder("mac-1", "mac-2");
        assertThat(reservation.agent()).hasToString("mac-2");
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void aChooserThatTakesTooLongLosesTheOffer() {
        CompletableFuture<ReserveOutcome> asked = berth.reserve(tags("macos")
                .choose(2, (offers, timeout) -> {
                    berth.advance(timeout.plusSeconds(1));
                    return Choice.pick(offers.get(0).agent());
                })
                .build());
        assertThat(asked.join())
                .isInstanceOfSatisfying(
                        ReserveOutcome.Ended.class,
                        end -> assertThat(end.outcome()).isEqualTo(Outcome.OFFER_EXPIRED));
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void closingAReservationFreesItsAgentWithoutTimePassing() {
        Instant before = berth.now();
        try (Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()))) {
            assertThat(status("mac-1")).isEqualTo(AgentStatus.RESERVED);
            reservation.busy(true);
        }
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(berth.now()).isEqualTo(before);
    }

    @Test
    void aReservationThatAnOperatorRevokesIsLost() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        List<ReservationEnd> lost = new ArrayList<>();
        reservation.onLost(lost::add);
        berth.machine("mac-1").revoke("maintenance");
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).outcome()).contains(Outcome.REVOKED);
        assertThat(reservation.isValid()).isFalse();
    }

    @Test
    void aReservationWithoutAJobIsWarnedOfAndThenEnds() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        List<ReservationWarning> warnings = new ArrayList<>();
        reservation.onWarning(warnings::add);
        reservation.onLost(end -> told.add(end.outcome().orElseThrow().name()));
        berth.advance(Duration.ofMinutes(4));
        assertThat(warnings).extracting(ReservationWarning::cause).containsExactly(ReservationWarning.Cause.IDLE);
        assertThat(told).isEmpty();
        berth.advance(Duration.ofMinutes(2));
        assertThat(told).containsExactly(Outcome.IDLE_EXPIRED.name());
    }

    @Test
    void aJobThatIsBegunInACallbackComesInTime() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.onWarning(warning -> reservation.busy(true));
        berth.advance(Duration.ofHours(1));
        assertThat(reservation.isValid()).isTrue();
    }

    @Test
    void aMasterThatRetriesByItselfLearnsOfEachAgentThatIsFree() {
        Reservation taken = reserved(rival.reserve(tags("xcode=15").build()));
        ReservationRequest once = tags("xcode=15").maxWait(Duration.ZERO).build();
        assertThat(berth.reserve(once).join()).isInstanceOf(ReserveOutcome.Ended.class);
        Subscription subscription = berth.onAvailable(
                POOL,
                "xcode=15",
                agent -> berth.reserve(once)
                        .thenAccept(outcome -> told.add(outcome.getClass().getSimpleName() + " " + agent.name())));
        assertThat(told).isEmpty();
        taken.free();
        assertThat(told).containsExactly("Reserved mac-1");
        subscription.close();
    }

    @Test
    void showsTheAgentsOfAPool() {
        reserved(rival.reserve(tags("xcode=15").build()));
        berth.operator(POOL)
                .withdraw(new AgentName("mac-2"), Withdrawal.DRAINED, "new disk", Optional.of(Duration.ofHours(1)));
        List<PoolAgent> agents = berth.agents(POOL).join();
        assertThat(agents).extracting(PoolAgent::status).containsExactly(AgentStatus.RESERVED, AgentStatus.DRAINED);
        assertThat(agents.get(0).use().orElseThrow().master()).hasToString("rival");
        assertThat(agents.get(1).withdrawn().orElseThrow().reason()).isEqualTo("new disk");
        berth.disconnect();
        assertThat(berth.agents(POOL))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(UnavailableException.class);
    }

    @Test
    void aPoolThatMeetsARequestAtATimeGoesOnUntilAllAreMet() {
        PoolPolicy all = PoolPolicy.DEFAULT;
        berth.policy(new PoolPolicy(
                all.timing(),
                all.maxOffers(),
                all.purposeShared(),
                all.order(),
                all.limits().withMatches(1)));
        berth.operator(POOL).holdPool("new hypervisors", Optional.empty());
        CompletableFuture<ReserveOutcome> first = berth.reserve(tags("macos").build());
        CompletableFuture<ReserveOutcome> second = rival.reserve(tags("macos").build());
        assertThat(List.of(first.isDone(), second.isDone())).containsOnly(false);
        berth.operator(POOL).releasePool("done");
        assertThat(reserved(first).agent()).isNotEqualTo(reserved(second).agent());
    }

    @Test
    void poolsAreApart() {
        berth.pool("ios", PoolPolicy.DEFAULT).agentIn("ios", "mac-1", "macos");
        Reservation reservation =
                reserved(berth.reserve(tags("macos").pool("ios").build()));
        assertThat(berth.machineIn("ios", "mac-1").state().epoch()).isEqualTo(reservation.epoch());
        assertThat(status("mac-1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void anotherProcessOfTheSameMasterTakesOverUnderTheRequestId() {
        Reservation first =
                reserved(berth.reserve(tags("macos").requestId("job-1").build()));
        Reservation second = reserved(
                berth.as("test").reserve(tags("macos").requestId("job-1").build()));
        assertThat(second.epoch()).isEqualTo(first.epoch());
    }

    @Test
    void aCloseCancelsWhatWaits() {
        reserved(berth.reserve(tags("xcode=15").build())).busy(true);
        CompletableFuture<ReserveOutcome> waiting =
                rival.reserve(tags("xcode=15").build());
        rival.close();
        assertThat(waiting.join()).isInstanceOf(ReserveOutcome.Ended.class);
        assertThatThrownBy(() -> rival.reserve(tags("macos").build())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailedAssertionInACallbackComesOutOfTheCallThatBroughtItAbout() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        reservation.listen(new ReservationListener() {
            @Override
            public void warned(ReservationWarning warning) {
                throw new AssertionError("warned");
            }
        });
        assertThatThrownBy(() -> berth.advance(Duration.ofMinutes(4))).hasMessage("warned");
        berth.advance(Duration.ofMinutes(10));
        assertThat(reservation.ended()).isDone();
    }

    @Test
    void aCallbackCannotLetTimePass() {
        Reservation reservation = reserved(berth.reserve(tags("xcode=15").build()));
        List<Throwable> problems = new ArrayList<>();
        reservation.onWarning(warning -> {
            try {
                berth.advance(Duration.ofSeconds(1));
            } catch (IllegalStateException e) {
                problems.add(e);
            }
        });
        berth.advance(Duration.ofMinutes(4));
        assertThat(problems).hasSize(1);
    }

    @Test
    void codeThatBlocksIsServedByAnotherThread() throws Exception {
        Reservation taken = reserved(rival.reserve(tags("xcode=15").build()));
        CompletableFuture<ReserveOutcome> asked = berth.reserve(tags("xcode=15").build());
        Thread blocked = new Thread(() -> {
            asked.join();
            told.add(reserved(asked).agent().value());
        });
        blocked.start();
        taken.free();
        blocked.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(told).containsExactly("mac-1");
    }

    @Test
    void theSameCallsGiveTheSameOutcome() {
        assertThat(transcript()).isEqualTo(transcript()).contains("test lost mac-");
    }

    private static String transcript() {
        FakeBerth one = FakeBerth.create();
        FakeBerth other = one.as("other");
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < 5; index++) {
            one.agent("mac-" + index, "macos");
        }
        for (int round = 0; round < 12; round++) {
            for (FakeBerth master : List.of(one, other)) {
                master.reserve(tags("macos").build()).thenAccept(outcome -> {
                    Reservation reservation = ((ReserveOutcome.Reserved) outcome).reservation();
                    text.append(one.now())
                            .append(' ')
                            .append(reservation.requestId())
                            .append(reservation.agent());
                    reservation.onLost(end -> text.append(one.now())
                            .append(master == one ? " test" : " other")
                            .append(" lost ")
                            .append(reservation.agent())
                            .append(end.sentence())
                            .append('\n'));
                });
            }
            one.advance(Duration.ofSeconds(137));
            one.machine("mac-" + round % 5).restart();
        }
        return text.toString();
    }

    private AgentStatus status(String agent) {
        return berth.machine(agent).state().status();
    }
}
