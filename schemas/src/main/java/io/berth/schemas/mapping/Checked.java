package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Incarnations;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.Lengths;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The edge: turns each value of the wire into a value of the protocol, or says what is wrong with it. Every value may be
 * null, as long as a megabyte, or hostile.
 */
final class Checked {
    private static final int MAX_TEXT = 200;

    private Checked() {}

    static PoolName pool(String value) throws Invalid {
        name("pool", value);
        return new PoolName(value);
    }

    static AgentName agent(String value) throws Invalid {
        name("agent", value);
        return new AgentName(value);
    }

    static MasterName master(String value) throws Invalid {
        name("master", value);
        return new MasterName(value);
    }

    static RequestId request(String value) throws Invalid {
        name("request", value);
        return new RequestId(value);
    }

    private static void name(String kind, String value) throws Invalid {
        refuse(RefusalCode.INVALID_NAME, Names.problem(kind, value));
    }

    static List<RequestId> requests(List<String> values, int most) throws Invalid {
        if (values == null || values.size() > most) {
            throw value("There are " + (values == null ? "no" : values.size()) + " requests, expected at most " + most
                    + ".");
        }
        List<RequestId> requests = new ArrayList<>(values.size());
        for (String value : values) {
            requests.add(request(value));
        }
        return requests;
    }

    static List<AgentName> agents(List<String> values) throws Invalid {
        if (values == null) {
            throw value("The agents are missing. Expected a list, which may be empty.");
        }
        List<AgentName> agents = new ArrayList<>(values.size());
        for (String value : values) {
            agents.add(agent(value));
        }
        return agents;
    }

    static TagExpression expression(String text) throws Invalid {
        TagExpressionParser.Result result = TagExpressionParser.parse(text);
        if (!result.isReadable()) {
            throw new Invalid(RefusalCode.INVALID_EXPRESSION, result.problem());
        }
        return result.expression();
    }

    static TagSet tags(List<String> texts) throws Invalid {
        if (texts == null) {
            throw value("The tags are missing. Expected a list, which may be empty.");
        }
        refuse(RefusalCode.INVALID_VALUE, TagSet.problem(texts));
        return TagSet.of(texts);
    }

    static String incarnation(String value) throws Invalid {
        refuse(RefusalCode.INVALID_VALUE, Incarnations.problem(value));
        return value;
    }

    /** @return a text for people, null where there is none */
    static String text(String what, String value) throws Invalid {
        if (value == null) {
            return null;
        }
        if (value.length() > MAX_TEXT) {
            throw value("The " + what + " has " + value.length() + " characters, at most " + MAX_TEXT
                    + " are passed on. Shorten it.");
        }
        if (value.codePoints().anyMatch(Checked::isUnprintable)) {
            throw value("The " + what + " '" + Names.shown(value) + "' has control characters. Leave them out.");
        }
        return value;
    }

    /** @return why somebody does something, for people; never blank */
    static String reason(String value) throws Invalid {
        if (value == null || value.isBlank()) {
            throw value("The reason is missing. Say in a few words why, for those who wait.");
        }
        return text("reason", value);
    }

    /** @return the sentence of somebody else, fit for a terminal and a log line */
    static String sentence(String value) {
        if (value == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(c -> text.appendCodePoint(isUnprintable(c) ? '?' : c));
        return text.toString();
    }

    /** What could move a cursor, break a line, turn the direction of writing or is no character at all. */
    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** @return a duration from zero to {@link TimingContract#LONGEST} */
    static Duration duration(String what, long milliseconds) throws Invalid {
        if (milliseconds < 0 || milliseconds > TimingContract.LONGEST.toMillis()) {
            throw value("The " + what + " is " + Lengths.text(Duration.ofMillis(milliseconds)) + ", expected 0s to "
                    + Lengths.text(TimingContract.LONGEST) + ".");
        }
        return Duration.ofMillis(milliseconds);
    }

    /** @return null where there is none; else as {@link #duration} */
    static Duration durationOrNone(String what, Long milliseconds) throws Invalid {
        return milliseconds == null ? null : duration(what, milliseconds);
    }

    static int inRange(String what, int value, int least, int most) throws Invalid {
        if (value < least || value > most) {
            throw value("The " + what + " is " + value + ", expected " + least + " to " + most + ".");
        }
        return value;
    }

    /** @return an epoch, an offset or a position: a number from {@code least} on */
    static long atLeast(String what, long value, long least) throws Invalid {
        if (value < least) {
            throw value("The " + what + " is " + value + ", expected " + least + " or more.");
        }
        return value;
    }

    /** @return the constant of the same name; a constant that this program does not know is refused */
    static <E extends Enum<E>> E constant(String what, Class<E> type, Enum<?> wire) throws Invalid {
        return Enums.read(type, wire)
                .orElseThrow(() -> value("The " + what + " is "
                        + (wire == null ? "missing" : wire.name() + ", which this program does not know")
                        + ". Expected one of " + List.of(type.getEnumConstants()) + "."));
    }

    static Invalid value(String sentence) {
        return new Invalid(RefusalCode.INVALID_VALUE, sentence);
    }

    private static void refuse(RefusalCode code, Optional<String> problem) throws Invalid {
        if (problem.isPresent()) {
            throw new Invalid(code, problem.get());
        }
    }
}
