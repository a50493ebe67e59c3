package io.berth.master.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Notice;
import io.berth.master.session.Outgoing;
import io.berth.master.session.SessionTiming;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionDriverTest {
    private static final MasterName MASTER = new MasterName("ci-1");
    private static final PoolName POOL = new PoolName("default");
    private static final AgentName AGENT = new AgentName("mac-07");
    private static final RequestId REQUEST = new RequestId("r-1");
    private static final Outgoing RENEWAL = new Outgoing(POOL, new RenewReservation(AGENT, 17, MASTER, true));
    private static final Outgoing CANCELLATION = new Outgoing(POOL, new CancelRequest(REQUEST, MASTER));

    private final MasterSession session = new MasterSession(MASTER, SessionTiming.DEFAULT, 0);
    private final List<Outgoing> sent = new ArrayList<>();
    private final SessionDriver driver = new SessionDriver(session, () -> 0, sent::add, this::hear);

    @Test
    void aWishOfTheListenerIsHeededInTheSameStep() {
        driver.submit(wished -> wished.send(RENEWAL));
        driver.step();
        session.onReply(POOL, new Answer.Renewed(MASTER, REQUEST, AGENT, 17, -1, 0, null, null), 0);
        long next = driver.step();

        assertThat(sent).containsExactly(RENEWAL, CANCELLATION);
        assertThat(next).isEqualTo(SessionTiming.DEFAULT.firstResend().toNanos());
    }

    private void hear(Notice notice) {
        assertThat(notice).isInstanceOf(Notice.Answered.class);
        driver.submit(wished -> wished.send(CANCELLATION));
    }
}
