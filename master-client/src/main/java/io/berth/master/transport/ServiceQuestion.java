package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.master.session.Outgoing;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.AnswerMapper;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks the service something that changes nothing: to cancel a request that nobody ever made. It says that it knows of no
 * such request, over the same way as any answer.
 */
public final class ServiceQuestion {
    private static final Duration TURN = Duration.ofMillis(200);

    private ServiceQuestion() {}

    /**
     * What became of it.
     *
     * @param sentAt by this machine's clock
     * @param loggedAt by the broker's clock
     * @param toLog from sending to the broker's word that it is logged
     * @param reply empty where the service did not answer in time
     */
    public record Asked(Instant sentAt, Instant loggedAt, Duration toLog, Optional<Reply> reply) {}

    /**
     * What the service said.
     *
     * @param took from sending to here
     * @param code null where it is not understood: the service speaks a newer or another language
     * @param sentence for a person
     * @param schema the id of the schema that the reply was written with
     */
    public record Reply(Duration took, RefusalCode code, String sentence, int schema) {}

    /**
     * @param atMost for getting ready, for logging the question, and for the answer
     * @throws UnavailableException if the question cannot be written, or replies cannot be read
     */
    public static Asked ask(
            MasterName master, PoolName pool, RequestId request, Map<String, String> settings, Duration atMost) {
        WireCodec codec = RecordCodecs.of(settings);
        ReplyReader replies = ReplyReader.open(master, settings, atMost);
        CommandSender commands = null;
        try {
            commands = CommandSender.open(settings, codec, atMost);
            Outgoing question = new Outgoing(pool, new Command.CancelRequest(request, master));
            Instant sentAt = InstantSource.system().instant();
            long start = System.nanoTime();
            RecordMetadata logged = commands.sendOnce(question).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            Duration toLog = Duration.ofNanos(System.nanoTime() - start);
            Optional<Reply> reply = Optional.empty();
            while (reply.isEmpty() && System.nanoTime() - start < atMost.toNanos()) {
                for (byte[] value : replies.poll(TURN)) {
                    reply = reply.or(() -> read(codec, value, request, start));
                }
            }
            return new Asked(sentAt, Instant.ofEpochMilli(logged.timestamp()), toLog, reply);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw Problems.of(
                    cause instanceof KafkaException kafka ? kafka : new KafkaException(cause), settings, atMost);
        } catch (java.util.concurrent.TimeoutException e) {
            throw Problems.of(new TimeoutException(e), settings, atMost);
        } catch (KafkaException e) {
            throw Problems.of(e, settings, atMost);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            if (commands != null) {
                commands.close(Duration.ZERO);
            }
            replies.close(Duration.ZERO);
        }
    }

    /** @return empty where it answers another question of the same master */
    private static Optional<Reply> read(WireCodec codec, byte[] value, RequestId request, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        int schema = value.length < 5 ? 0 : ByteBuffer.wrap(value).getInt(1);
        try {
            return AnswerMapper.read(codec.decode(value))
                    .map(directed -> directed.answer())
                    .filter(Answer.Refused.class::isInstance)
                    .map(Answer.Refused.class::cast)
                    .filter(refused -> request.equals(refused.request()))
                    .map(refused -> new Reply(took, refused.code(), refused.sentence(), schema));
        } catch (UndecodableException e) {
            return Optional.of(new Reply(took, null, e.getMessage(), schema));
        }
    }
}
