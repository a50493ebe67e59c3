package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Between the records of the command log and commands. This is the edge of the protocol: behind it every name, tag,
 * expression, duration and number is known to be in order, so nothing behind it checks them again.
 *
 * <p>Stateless and thread-safe.
 */
public final class CommandMapper {
    /** The code of a record that is none of the commands, for example an event that somebody wrote to the command log. */
    public static final String NOT_A_COMMAND = "NOT_A_COMMAND";

    private CommandMapper() {}

    /**
     * Total: whatever the record holds, there is a reading and no exception.
     *
     * @param wire may be null, any record, with any values
     */
    public static Reading read(SpecificRecord wire) {
        Readers.Reader<SpecificRecord, Command> reader = CommandReader.ALL.of(wire);
        if (reader == null) {
            return new Reading.Unreadable(
                    NOT_A_COMMAND,
                    (wire == null ? "A null" : wire.getSchema().getName())
                            + " is not a command. Write commands to the command log and nothing else.");
        }
        try {
            return new Reading.Read(Checked.pool(text(wire, "pool")), reader.read(wire));
        } catch (Invalid invalid) {
            return refusal(wire, invalid);
        }
    }

    /** @return the record that {@link #read} reads back as an equal command; durations count in whole milliseconds */
    public static SpecificRecord write(PoolName pool, Command command) {
        return command.accept(new CommandWriter(pool.value()));
    }

    private static Reading refusal(SpecificRecord wire, Invalid invalid) {
        // Operators are answered as masters are, by the name that they give.
        String master = text(wire, "master") == null ? text(wire, "by") : text(wire, "master");
        if (!isName(master)) {
            return new Reading.Unreadable(invalid.code().name(), invalid.getMessage());
        }
        String pool = text(wire, "pool");
        String request = text(wire, "request");
        String agent = text(wire, "agent");
        return new Reading.Refused(
                isName(pool) ? new PoolName(pool) : null,
                new Answer.Refused(
                        new MasterName(master),
                        isName(request) ? new RequestId(request) : null,
                        isName(agent) ? new AgentName(agent) : null,
                        epoch(wire),
                        invalid.code(),
                        invalid.getMessage()));
    }

    private static boolean isName(String value) {
        return Names.problem("", value).isEmpty();
    }

    /** @return the text in the field, or null where the record has no such field */
    private static String text(SpecificRecord wire, String name) {
        Schema.Field field = wire.getSchema().getField(name);
        return field != null && wire.get(field.pos()) instanceof String text ? text : null;
    }

    private static long epoch(SpecificRecord wire) {
        Schema.Field field = wire.getSchema().getField("epoch");
        return field != null && wire.get(field.pos()) instanceof Long epoch ? Math.max(epoch, -1) : -1;
    }
}
