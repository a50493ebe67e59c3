package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.PoolName;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Between answers and the records of the log of replies.
 *
 * <p>Stateless and thread-safe.
 */
public final class AnswerMapper {
    /** What stands in a reply's pool where the command named no valid pool. */
    static final String NO_POOL = "";

    private AnswerMapper() {}

    /**
     * @param pool null where the command that is answered named no valid pool; only a refusal can do without
     * @return the record that {@link #read} reads back as an equal answer; durations count in whole milliseconds
     */
    public static SpecificRecord write(PoolName pool, Answer answer) {
        return answer.accept(new AnswerWriter(pool == null ? NO_POOL : pool.value()));
    }

    /**
     * For clients. A reply may come from a newer service: a request that was rejected for a reason newer than this
     * program is an {@link Answer.Ended} whose code is null; any other word that this program does not know leaves
     * nothing that it could act on.
     *
     * @param wire may be null, any record, with any values
     * @return the answer, its sentences fit for a terminal; empty where the record is none that this program understands
     */
    public static Optional<DirectedAnswer> read(SpecificRecord wire) {
        Readers.Reader<SpecificRecord, DirectedAnswer> reader = AnswerReader.ALL.of(wire);
        if (reader == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(wire));
        } catch (Invalid notUnderstood) {
            // A client can only wait for a reply that it understands, and it asks again until there is one.
            return Optional.empty();
        }
    }
}
