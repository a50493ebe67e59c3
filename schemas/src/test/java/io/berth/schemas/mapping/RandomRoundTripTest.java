package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that can occur is lost on its way to bytes and back. */
class RandomRoundTripTest {
    private final WireCodec codec = Codecs.bundled();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAskedForAndAcceptedIsReadBackEqual(long seed) throws UndecodableException {
        Dice dice = new Dice(seed);
        Command asked = new Command.RequestAgent(
                dice.request(),
                dice.master(),
                dice.wish(),
                dice.flip(),
                dice.orNull(dice::duration),
                dice.orNull(dice::duration),
                dice.orNull(dice::duration),
                dice.orNull(dice::duration));
        assertThat(CommandMapper.read(sent(CommandMapper.write(POOL, asked)))).isEqualTo(new Reading.Read(POOL, asked));

        Event accepted = new Event.RequestAccepted(dice.request(), dice.master(), dice.wish(), dice.timing());
        assertThat(EventMapper.read(sent(EventMapper.write(POOL, accepted, 1, 2, 3)))
                        .event())
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPolicyIsReadBackEqual(long seed) throws UndecodableException {
        PoolPolicy policy = new Dice(seed).policy();
        assertThat(StateMapper.read((PoolState) sent(StateMapper.write(POOL, policy, null, 0, -1))))
                .isEqualTo(policy);
        Command command = new Command.ConfigurePool(policy);
        assertThat(CommandMapper.read(sent(CommandMapper.write(POOL, command))))
                .isEqualTo(new Reading.Read(POOL, command));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheServiceStoresIsReadBackEqual(long seed) throws UndecodableException {
        Dice dice = new Dice(seed);
        Agent agent = dice.agent();
        assertThat(StateMapper.read((AgentState) sent(StateMapper.write(POOL, agent))))
                .isEqualTo(agent);
        Request request = dice.accepted();
        assertThat(StateMapper.read((RequestState) sent(StateMapper.write(POOL, request))))
                .isEqualTo(request);
        Account account = dice.account();
        assertThat(StateMapper.read((MasterState) sent(StateMapper.write(POOL, account))))
                .isEqualTo(account);
    }

    private SpecificRecord sent(SpecificRecord record) throws UndecodableException {
        return codec.decode(codec.encode(record));
    }
}
