package io.berth.testbed.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagSet;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final AgentName AGENT = new AgentName("a1");
    private static final RequestId REQUEST = new RequestId("r1");
    private static final MasterName ANN = new MasterName("ann");

    private final Grants grants = new Grants(new Coverage());

    @Test
    void anAgentThatIsGivenAwayWhileThePoolIsOnHoldIsFound() {
        grants.decided(Decided.by(1, new Event.PoolHeld(ANN, "disk swap", null)), null);
        assertBroken("HOLD");
        grants.decided(Decided.by(2, new Event.PoolReleased(ANN, "done")), null);
        assertThatCode(this::offers).doesNotThrowAnyException();
    }

    @Test
    void anAgentThatIsGivenAwayWhileItIsWithdrawnIsFound() {
        grants.decided(
                Decided.by(1, new Event.AgentWithdrawn(AGENT, Withdrawal.DRAINED, ANN, "disk swap", null)), null);
        run("run-2");
        assertBroken("WITHDRAWN");
        grants.decided(Decided.by(2, new Event.AgentResumed(AGENT, null, null, false)), null);
        assertThatCode(this::offers).doesNotThrowAnyException();
    }

    @Test
    void theNextRunLiftsAQuarantineThatNobodySaid() {
        run("run-1");
        grants.decided(Decided.by(1, new Event.AgentQuarantined(AGENT, 7, "Its cleaning hook failed.")), null);
        run("run-1");
        assertBroken("WITHDRAWN");
        run("run-2");
        assertThatCode(this::offers).doesNotThrowAnyException();
    }

    private void run(String incarnation) {
        Event registered = new Event.AgentRegistered(AGENT, incarnation, TagSet.of(), false, -1, AgentStatus.AVAILABLE);
        grants.decided(Decided.by(1, registered), null);
    }

    private void offers() {
        grants.decided(Decided.by(9, new Event.AgentOffered(AGENT, REQUEST, ANN)), null);
    }

    private void assertBroken(String code) {
        assertThatThrownBy(this::offers)
                .isInstanceOfSatisfying(
                        BrokenInvariant.class,
                        broken -> assertThat(broken.code()).isEqualTo(code));
    }
}
