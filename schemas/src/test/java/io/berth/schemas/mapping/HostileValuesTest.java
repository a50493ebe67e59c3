package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of each record in turn, within parts too, at every value that somebody might write to do harm. */
class HostileValuesTest {
    private static final String MEGABYTE = "x".repeat(1 << 20);
    private static final List<String> TEXTS =
            Arrays.asList(null, "", " ", "Not A Name", "a\u001b[2J\nb", "\u202e", "\ud800", "a'b", "&&", ",", MEGABYTE);
    private static final List<Long> LONGS = List.of(Long.MIN_VALUE, -2L, -1L, 0L, 1L << 40, Long.MAX_VALUE);
    private static final List<Integer> INTS = List.of(Integer.MIN_VALUE, -1, 0, 1 << 20, Integer.MAX_VALUE);

    static List<Command> commands() {
        return fullest(Samples.commands());
    }

    static List<Event> events() {
        return fullest(Samples.events());
    }

    static List<Answer> answers() {
        return fullest(Samples.answers());
    }

    /** @return one sample of each kind, the one with the most in it */
    private static <T> List<T> fullest(List<T> samples) {
        Map<Class<?>, T> byKind = new LinkedHashMap<>();
        for (T sample : samples) {
            byKind.merge(
                    sample.getClass(),
                    sample,
                    (a, b) -> a.toString().length() >= b.toString().length() ? a : b);
        }
        return List.copyOf(byKind.values());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsReadOrRefusedToWhomeverItNames(Command command) {
        SpecificRecord wire = CommandMapper.write(POOL, command);
        spoil(wire, () -> {
            Reading reading = CommandMapper.read(wire);
            if (reading instanceof Reading.Refused refused) {
                assertPrintable(refused.answer().sentence());
                assertThat(refused.answer().master().value()).isIn(text(wire, "master"), text(wire, "by"));
            } else if (reading instanceof Reading.Unreadable unreadable) {
                assertPrintable(unreadable.sentence());
            }
        });
    }

    private static void assertPrintable(String sentence) {
        assertThat(sentence).matches("[\\x20-\\x7e]+").hasSizeLessThan(400);
    }

    private static Object text(SpecificRecord wire, String name) {
        Schema.Field field = wire.getSchema().getField(name);
        return field == null ? null : wire.get(field.pos());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadOrNoAnswer(Answer answer) {
        SpecificRecord wire = AnswerMapper.write(POOL, answer);
        spoil(wire, () -> {
            Optional<DirectedAnswer> read = AnswerMapper.read(wire);
            assertThat(read.map(directed -> directed.answer().master().value()).orElse(null))
                    .isIn(null, text(wire, "master"));
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadOrRefusedWithASentence(Event event) {
        SpecificRecord wire = EventMapper.write(POOL, event, 1, 0, 2);
        spoil(wire, () -> {
            try {
                assertThat(EventMapper.read(wire).event()).hasSameClassAs(event);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
    }

    /** Puts every hostile value into every field, one at a time, and looks each time. */
    private static void spoil(IndexedRecord record, Runnable look) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object before = record.get(field.pos());
            for (Object value : hostile(field.schema(), before)) {
                record.put(field.pos(), value);
                look.run();
            }
            record.put(field.pos(), before);
            List<?> parts = before instanceof List<?> list ? list : Collections.singletonList(before);
            for (Object part : parts) {
                if (part instanceof IndexedRecord inner) {
                    spoil(inner, look);
                }
            }
        }
    }

    private static List<?> hostile(Schema schema, Object before) {
        return switch (schema.getType()) {
            case STRING -> TEXTS;
            case LONG -> LONGS;
            case INT -> INTS;
            case BOOLEAN -> List.of(true, false);
            case ENUM -> {
                List<Object> constants = new ArrayList<>(Collections.singletonList(null));
                if (before != null) {
                    constants.addAll(List.of(before.getClass().getEnumConstants()));
                }
                yield constants;
            }
            case RECORD -> Collections.singletonList(null);
            case UNION -> {
                List<Object> values = new ArrayList<>(Collections.singletonList(null));
                values.addAll(hostile(schema.getTypes().get(1), before));
                yield values;
            }
            case ARRAY -> {
                Object item = ((List<?>) before).isEmpty() ? null : ((List<?>) before).get(0);
                yield Arrays.asList(
                        null, List.of(), Collections.singletonList(null), Collections.nCopies(100_000, item));
            }
            default -> throw new AssertionError("No hostile value for " + schema.getType() + ": add one.");
        };
    }
}
