package io.berth.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.schemas.catalogue.WireRecords;
import io.berth.schemas.code.Policy;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.ForgetRequests;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledCodecTest {
    private final WireCodec codec = Codecs.of(Map.of());

    static List<Schema> schemas() {
        return WireRecords.schemas();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void decodesWhatItEncoded(Schema schema) throws Exception {
        SpecificRecord sample = SampleRecords.of(schema);

        assertThat(codec.decode(codec.encode(sample))).isEqualTo(sample).hasSameClassAs(sample);
    }

    @Test
    void refusesToEncodeAPartOfARecord() {
        SpecificRecord part = SampleRecords.of(Policy.getClassSchema());

        assertThatThrownBy(() -> codec.encode(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not stand in a topic");
    }

    @Test
    void refusesToEncodeWhatNobodyWouldRead() throws Exception {
        ForgetRequests huge = new ForgetRequests("default", List.of("x".repeat(WireCodec.MAX_BYTES)));

        assertThatThrownBy(() -> codec.encode(huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be sent");
        EndLockDelay next = new EndLockDelay("default", "mac-07", 7L);
        assertThat(codec.decode(codec.encode(next))).isEqualTo(next);
    }

    @Test
    void forgetsWhatAFailedEncodingLeftBehind() throws Exception {
        EndLockDelay broken = new EndLockDelay("default", null, 7L);
        EndLockDelay whole = new EndLockDelay("default", "mac-07", 7L);

        assertThatThrownBy(() -> codec.encode(broken)).isInstanceOf(RuntimeException.class);
        assertThat(codec.decode(codec.encode(whole))).isEqualTo(whole);
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = schemas().stream()
                    .<Callable<Void>>map(schema -> () -> {
                        SpecificRecord sample = SampleRecords.of(schema);
                        for (int round = 0; round < 100; round++) {
                            assertThat(codec.decode(codec.encode(sample))).isEqualTo(sample);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
