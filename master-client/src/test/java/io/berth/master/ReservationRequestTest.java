package io.berth.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.master.transport.RequestIds;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.Preference;
import java.time.Duration;
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
        assertThatThrownBy(() -> ReservationRequest.tags("linux").choose(0, (offers, timeout) -> Choice.cancel()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysNothingThatWasNotSet() {
        RequestAgent command = ReservationRequest.tags("linux").build().command(ID, MASTER);

        assertThat(command.wish().select()).isEqualTo(Select.FIRST);
        assertThat(command.awaitCapacity()).isFalse();
        assertThat(command.wish().purpose()).isNull();
        assertThat(command.wish().maxWait()).isNull();
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
                .choose(3, (offers, timeout) -> Choice.cancel())
                .offerTimeout(Duration.ofSeconds(1))
                .renewalTimeout(Duration.ofSeconds(2))
                .idleTimeout(Duration.ofSeconds(3))
                .holdLimit(Duration.ofHours(4))
                .build()
                .command(ID, MASTER);

        Wish wish = command.wish();
        assertThat(wish.select()).isEqualTo(Select.CHOOSE);
        assertThat(wish.maxOffers()).isEqualTo(3);
        assertThat(wish.maxWait()).isZero();
        assertThat(wish.purpose()).isEqualTo("nightly 881");
        assertThat(wish.alternatives()).hasSize(1);
        assertThat(wish.alternatives().get(0).demand()).hasToString("linux && jdk>=17");
        assertThat(command)
                .isEqualTo(new RequestAgent(
                        ID,
                        MASTER,
                        wish,
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofHours(4)));
    }

    @Test
    void asksForSeveralTogetherAndForSomethingElseAfterAWhile() {
        Wish wish = ReservationRequest.tags("xcode>=16")
                .count(2)
                .and(1, "windows")
                .thenAfter(Duration.ofMinutes(10), "xcode")
                .count(3)
                .prefer("ssd, last-used")
                .priority(7)
                .build()
                .command(ID, MASTER)
                .wish();

        assertThat(wish.alternatives()).hasSize(2);
        assertThat(wish.alternatives().get(0).demand()).hasToString("2 of xcode>=16 and 1 of windows");
        assertThat(wish.alternatives().get(0).tryFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(wish.alternatives().get(1).demand()).hasToString("3 of xcode");
        assertThat(wish.alternatives().get(1).tryFor()).isNull();
        assertThat(Preference.print(wish.preferences())).isEqualTo("ssd, last-used");
        assertThat(wish.priority()).isEqualTo(7);
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedWhenItIsBuilt() {
        assertThatThrownBy(() -> ReservationRequest.tags("linux").count(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReservationRequest.tags("linux").count(33).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33");
        assertThatThrownBy(() -> ReservationRequest.tags("linux").priority(101).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("priority");
        assertThatThrownBy(() -> ReservationRequest.tags("linux")
                        .count(2)
                        .choose(2, (offers, timeout) -> Choice.decline())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chooses");
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
