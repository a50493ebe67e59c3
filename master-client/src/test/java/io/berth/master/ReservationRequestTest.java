package io.berth.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationRequestTest {
    private static final RequestId ID = new RequestId("r-1");
    private static final MasterName MASTER = new MasterName("ci-1");

    @Test
    void anUnreadableExpressionNamesTheColumn() {
        assertThatThrownBy(() -> ReservationRequest.tags("linux &&"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 9");
    }

    @Test
    void badNamesAreRefusedWhenTheyAreSet() {
        assertThatThrownBy(() -> ReservationRequest.tags("linux").pool("Not A Pool"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pool name");
        assertThatThrownBy(() -> ReservationRequest.tags("linux").requestId("r_1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request name");
        assertThatThrownBy(() -> BerthConfig.of("localhost:9092", "me@home"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("master name");
    }

    @Test
    void badNumbersAreRefusedWhenTheyAreSet() {
        assertThatThrownBy(() -> ReservationRequest.tags("linux").maxWait(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReservationRequest.tags("linux").choose(0, (offers, timeout) -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysNothingThatWasNotSet() {
        RequestAgent command = ReservationRequest.tags("linux").build().command(ID, MASTER);

        assertThat(command.select()).isEqualTo(Select.FIRST);
        assertThat(command.awaitCapacity()).isFalse();
        assertThat(command.purpose()).isNull();
        assertThat(command.maxWait()).isNull();
        assertThat(command.offerTimeout()).isNull();
        assertThat(command.renewalTimeout()).isNull();
        assertThat(command.idleTimeout()).isNull();
    }

    @Test
    void saysWhatWasSet() {
        RequestAgent command = ReservationRequest.tags("linux && jdk>=17")
                .purpose("nightly 881")
                .maxWait(Duration.ZERO)
                .awaitCapacity()
                .choose(3, (offers, timeout) -> Optional.empty())
                .offerTimeout(Duration.ofSeconds(1))
                .renewalTimeout(Duration.ofSeconds(2))
                .idleTimeout(Duration.ofSeconds(3))
                .build()
                .command(ID, MASTER);

        assertThat(command)
                .isEqualTo(new RequestAgent(
                        ID,
                        MASTER,
                        command.expression(),
                        Select.CHOOSE,
                        3,
                        Duration.ZERO,
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        "nightly 881"));
        assertThat(command.expression()).hasToString("linux && jdk>=17");
    }

    @Test
    void newRequestIdsAreNamesAndDiffer() {
        assertThat(RequestIds.random()).isNotEqualTo(RequestIds.random());
    }

    @Test
    void aConfigurationDoesNotPrintItsProperties() {
        BerthConfig config = BerthConfig.of("localhost:9092", "ci-1").with("sasl.jaas.config", "password=secret");

        assertThat(config.toString()).contains("ci-1").doesNotContain("secret");
    }
}
