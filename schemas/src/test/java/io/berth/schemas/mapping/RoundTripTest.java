package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back equal, for everything that there is. */
class RoundTripTest {

    static List<Command> commands() {
        return Samples.commands();
    }

    static List<Event> events() {
        return Samples.events();
    }

    static List<Answer> answers() {
        return Samples.answers();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsReadBackEqual(Command command) {
        assertThat(CommandMapper.read(CommandMapper.write(POOL, command))).isEqualTo(new Reading.Read(POOL, command));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadBackEqual(Event event) {
        assertThat(EventMapper.read(EventMapper.write(POOL, event, 77, 3, 1_700_000_000_000L)))
                .isEqualTo(new AuditedEvent(POOL, 77, 3, 1_700_000_000_000L, event));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerIsReadBackEqual(Answer answer) {
        assertThat(AnswerMapper.read(AnswerMapper.write(POOL, answer))).contains(new DirectedAnswer(POOL, answer));
    }

    @Test
    void everyKindOfCommandEventAndAnswerHasASample() {
        assertSampled(Command.class, Samples.commands());
        assertSampled(Event.class, Samples.events());
        assertSampled(Answer.class, Samples.answers());
    }

    private static void assertSampled(Class<?> sealed, List<?> samples) {
        Set<Class<?>> sampled = samples.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(sampled)
                .as("kinds of " + sealed.getSimpleName())
                .isEqualTo(Stream.of(sealed.getPermittedSubclasses())
                        .filter(Class::isRecord)
                        .collect(Collectors.toSet()));
    }

    /** A mapper that forgets a field reads its default back; so a field is proven only by another value. */
    @Test
    void everyFieldThatHasADefaultHasASampleWithAnotherValue() {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        Stream.of(
                        Samples.commands().stream().map(c -> CommandMapper.write(POOL, c)),
                        Samples.events().stream().map(e -> EventMapper.write(POOL, e, 7, 1, 2)),
                        Samples.answers().stream().map(a -> AnswerMapper.write(POOL, a)))
                .flatMap(records -> records)
                .forEach(record -> note(record, seen));
        assertThat(seen).isNotEmpty();
        assertThat(seen.entrySet().stream().filter(entry -> !entry.getValue()).map(Map.Entry::getKey))
                .isEmpty();
    }

    private static void note(IndexedRecord record, Map<String, Boolean> seen) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (field.hasDefaultValue()) {
                Object usual = GenericData.get().getDefaultValue(field);
                boolean other = !String.valueOf(value).equals(String.valueOf(usual));
                seen.merge(record.getSchema().getName() + "." + field.name(), other, Boolean::logicalOr);
            }
            List<?> parts = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            for (Object part : parts) {
                if (part instanceof IndexedRecord inner) {
                    note(inner, seen);
                }
            }
        }
    }

    @Test
    void everyRecordOfATopicIsWrittenForIt() {
        assertTopic(Topics.COMMANDS, Samples.commands().stream().map(c -> CommandMapper.write(POOL, c)));
        assertTopic(Topics.EVENTS, Samples.events().stream().map(e -> EventMapper.write(POOL, e, 0, 0, 0)));
        assertTopic(Topics.REPLIES, Samples.answers().stream().map(a -> AnswerMapper.write(POOL, a)));
    }

    private static void assertTopic(Topic topic, Stream<SpecificRecord> written) {
        assertThat(written.map(record -> record.getSchema().getName()).distinct())
                .as(topic.name())
                .containsExactlyInAnyOrderElementsOf(topic.records());
    }

    @Test
    void aRecordThatIsNoEventIsNotReadAsOne() {
        SpecificRecord command = CommandMapper.write(POOL, Samples.commands().get(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventMapper.read(command))
                .withMessageContaining("ConfigurePool is not an event");
    }

    @Test
    void anEventWithAWordNewerThanTheReaderIsNotGuessedAt() {
        SpecificRecord event = new io.berth.schemas.event.RequestEnded(
                "default", 1L, 0, 2L, "r", "m", io.berth.schemas.code.Outcome.UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventMapper.read(event))
                .withMessageContaining("outcome")
                .withMessageContaining("UNKNOWN");
    }

    @Test
    void anEventWithABadNameIsABug() {
        SpecificRecord event = new io.berth.schemas.event.AgentLost("default", 1L, 0, 2L, "Mac 07", true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventMapper.read(event))
                .withMessageContaining("agent name 'Mac 07'");
    }
}
