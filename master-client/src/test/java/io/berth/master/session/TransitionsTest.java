package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every phase hears every input, and this is where it is afterwards. */
class TransitionsTest {
    /** Where each phase goes; what is not listed leaves it where it is. */
    private static final String TABLE = """
            ASKING: WAITS WAITING, STILL_WAITS WAITING, OFFERED CHOOSING, STILL_OFFERED CHOOSING, GRANTED STARTING, STILL_GRANTED STARTING, ENDED OVER, REFUSED OVER, CANCEL CANCELLING, FREE CANCELLING
            WAITING: OFFERED CHOOSING, STILL_OFFERED CHOOSING, GRANTED STARTING, STILL_GRANTED STARTING, ENDED OVER, REFUSED OVER, CANCEL CANCELLING, FREE CANCELLING
            CHOOSING: WAITS WAITING, GRANTED STARTING, STILL_GRANTED STARTING, ENDED OVER, CHOOSE RESERVING, DECLINE DECLINING, CANCEL CANCELLING, FREE CANCELLING
            RESERVING: WAITS WAITING, OFFERED CHOOSING, GRANTED STARTING, STILL_GRANTED STARTING, ENDED OVER, REFUSED ASKING, CHOICE_REFUSED ASKING, CANCEL CANCELLING, FREE CANCELLING
            DECLINING: WAITS WAITING, OFFERED CHOOSING, GRANTED STARTING, STILL_GRANTED STARTING, ENDED OVER, REFUSED ASKING, CANCEL CANCELLING, FREE CANCELLING
            CONFIRMING: WAITS WAITING, OFFERED CHOOSING, RENEWED STARTING, RELEASED ASKING, ENDED OVER, HOLDING_REFUSED ASKING, CANCEL CANCELLING, FREE CANCELLING
            STARTING: WAITS WAITING, OFFERED CHOOSING, READY READY, RELEASED ASKING, ENDED OVER, HOLDING_REFUSED ASKING, CANCEL CANCELLING, FREE FREEING
            READY: RELEASED CANCELLING, ENDED OVER, HOLDING_REFUSED OVER, CANCEL CANCELLING, FREE FREEING
            LOST: WAITS CANCELLING, OFFERED CANCELLING, GRANTED CANCELLING, RELEASED CANCELLING, ENDED OVER, HOLDING_REFUSED OVER, CANCEL CANCELLING, FREE FREEING
            FREEING: WAITS CANCELLING, OFFERED CANCELLING, GRANTED CANCELLING, RELEASED CANCELLING, ENDED OVER, HOLDING_REFUSED OVER
            CANCELLING: ENDED OVER, REFUSED OVER
            OVER:
            """;

    private static final long LATER = 1000;

    private final Map<Phase, Map<Input, Phase>> expected = expected();

    @Test
    void everyPhaseHearsEveryInput() {
        for (Phase phase : Phase.values()) {
            for (Input input : Input.values()) {
                Life life = Life.in(phase);
                life.hears(input);

                assertThat(life.phase())
                        .as("%s hears %s", phase, input)
                        .isEqualTo(expected.get(phase).getOrDefault(input, phase));
            }
        }
    }

    @Test
    void aRequestThatIsOverSaysAndSendsNothing() {
        for (Input input : Input.values()) {
            Life life = Life.in(Phase.OVER);
            life.notices.clear();
            life.hears(input);

            assertThat(life.poll()).isEmpty();
            assertThat(life.notices).as("after %s", input).isEmpty();
        }
    }

    @Test
    void whateverItHearsItEndsWhenTheServiceSaysSo() {
        for (Phase phase : EnumSet.complementOf(EnumSet.of(Phase.OVER))) {
            for (Input input : Input.values()) {
                Life life = Life.in(phase);
                life.hears(input);
                life.hears(Input.ENDED);

                assertThat(life.phase()).as("%s after %s", phase, input).isEqualTo(Phase.OVER);
                assertThat(life.notices.stream().filter(TransitionsTest::isLast))
                        .hasSize(1);
            }
        }
    }

    @Test
    void eachWayToStartIsDescribed() {
        assertThat(expected.keySet()).containsExactlyInAnyOrder(Phase.values());
    }

    private static boolean isLast(Notice notice) {
        return notice instanceof Notice.Ended || notice instanceof Notice.Refused;
    }

    private static Map<Phase, Map<Input, Phase>> expected() {
        Map<Phase, Map<Input, Phase>> table = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            Map<Input, Phase> row = new LinkedHashMap<>();
            for (String cell : line.substring(line.indexOf(':') + 1).split(",")) {
                String[] words = cell.trim().split(" ");
                if (words.length == 2) {
                    row.put(Input.valueOf(words[0]), Phase.valueOf(words[1]));
                }
            }
            table.put(Phase.valueOf(line.substring(0, line.indexOf(':'))), row);
        });
        return table;
    }

    /** One request, without a session around it. */
    private static final class Life {
        private static final Set<Phase> WITH_OFFERS = EnumSet.of(Phase.CHOOSING, Phase.RESERVING, Phase.DECLINING);

        final List<Notice> notices = new ArrayList<>();
        private final RequestLife life;
        private long now;
        private long position = 1;

        private Life(boolean fresh) {
            life = new RequestLife(
                    Scene.KEY, Scene.request(Select.CHOOSE), fresh, SessionTiming.DEFAULT, new Attempts(0), notices);
            poll();
        }

        static Life in(Phase phase) {
            Life made = new Life(phase != Phase.CONFIRMING);
            List<Consumer<Life>> steps = new ArrayList<>();
            if (WITH_OFFERS.contains(phase)) {
                steps.add(one -> one.hear(Scene.offered(Scene.AGENT.value())));
                made.position = 10;
            }
            switch (phase) {
                case ASKING, CHOOSING -> {}
                case WAITING -> steps.add(one -> one.hear(Scene.waiting(1)));
                case RESERVING -> steps.add(one -> one.life.choose(Scene.AGENT));
                case DECLINING -> steps.add(one -> one.life.decline(10));
                case CONFIRMING, STARTING -> steps.add(one -> one.granted());
                case READY -> steps.add(one -> one.serves());
                case LOST ->
                    steps.add(one -> {
                        one.serves();
                        one.now += Scene.RENEWAL.toNanos();
                        one.poll();
                    });
                case FREEING ->
                    steps.add(one -> {
                        one.serves();
                        one.life.free();
                    });
                case CANCELLING -> steps.add(one -> one.life.cancel());
                case OVER -> steps.add(one -> one.hear(Scene.ended(Outcome.CANCELLED)));
            }
            steps.forEach(step -> step.accept(made));
            assertThat(made.phase()).isEqualTo(phase);
            return made;
        }

        private void granted() {
            hear(Scene.reserved());
            position = Scene.EPOCH;
            poll();
        }

        private void serves() {
            granted();
            hear(Scene.ready());
        }

        Phase phase() {
            return life.phase();
        }

        List<Outgoing> poll() {
            List<Outgoing> commands = new ArrayList<>();
            life.poll(now, commands);
            return commands;
        }

        private void hear(Answer answer) {
            life.onAnswer(answer, now);
        }

        void hears(Input input) {
            switch (input) {
                case WAITS -> hear(Scene.waitingSince(LATER, 1));
                case STILL_WAITS -> hear(Scene.waitingSince(position, 1));
                case OFFERED -> hear(Scene.offeredAt(LATER, "mac-08"));
                case STILL_OFFERED -> hear(Scene.offeredAt(position, "mac-08"));
                case GRANTED -> hear(Scene.reserved(Scene.AGENT, LATER, 0, 1));
                case STILL_GRANTED -> hear(Scene.reserved(Scene.AGENT, position, 0, 1));
                case READY -> hear(Scene.ready());
                case RENEWED -> hear(Scene.renewed(Scene.AGENT, Scene.EPOCH, 0, 0, Scene.LIMIT));
                case EXTENDED -> hear(Scene.extended(1, Duration.ofHours(1)));
                case WARNED -> hear(Scene.warned());
                case HEARD -> hear(Scene.heard(false));
                case RELEASED -> hear(Scene.released(Scene.AGENT, Scene.EPOCH, Outcome.REVOKED));
                case ENDED -> hear(Scene.ended(Outcome.FREED));
                case REFUSED -> hear(Scene.refused(RefusalCode.UNKNOWN_POOL));
                case CHOICE_REFUSED -> hear(Scene.choiceRefused("mac-07"));
                case HOLDING_REFUSED -> hear(Scene.holdingRefused(RefusalCode.STALE));
                case EXTENSION_REFUSED -> hear(Scene.holdingRefused(RefusalCode.QUOTA));
                case OUTDATED -> {
                    // Who has heard nothing yet believes everything.
                    if (phase() != Phase.ASKING) {
                        hear(Scene.waitingSince(0, 1));
                    }
                    hear(Scene.confirmed(Scene.AGENT));
                }
                case CHOOSE -> life.choose(Scene.AGENT);
                case DECLINE -> life.decline(position);
                case CANCEL -> life.cancel();
                case FREE -> life.free();
            }
        }
    }
}
