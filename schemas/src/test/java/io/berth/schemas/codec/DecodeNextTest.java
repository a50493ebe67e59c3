package io.berth.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.schemas.catalogue.WireRecords;
import io.berth.schemas.codec.UndecodableException.Problem;
import io.berth.schemas.command.EndLockDelay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DecodeNextTest {
    private final WireCodec codec = Codecs.bundled();
    private final byte[] one = codec.encode(new EndLockDelay("default", "mac-07", 7L));

    @Test
    void readsRecordsThatFollowOneAnother() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Schema schema : WireRecords.schemas()) {
            all.writeBytes(codec.encode(SampleRecords.of(schema)));
        }
        InputStream stream = new ByteArrayInputStream(all.toByteArray());

        for (Schema schema : WireRecords.schemas()) {
            assertThat(codec.decodeNext(stream)).contains(SampleRecords.of(schema));
        }
        assertThat(codec.decodeNext(stream)).isEmpty();
    }

    @Test
    void leavesTheStreamJustBehindTheRecord() throws Exception {
        byte[] followed = Arrays.copyOf(one, one.length + 1);
        followed[one.length] = '\n';
        InputStream stream = new ByteArrayInputStream(followed);

        codec.decodeNext(stream);

        assertThat(stream.read()).isEqualTo('\n');
    }

    @Test
    void refusesAStreamThatEndsWithinARecord() {
        for (int length = 1; length < one.length; length++) {
            InputStream stream = new ByteArrayInputStream(one, 0, length);
            assertThatThrownBy(() -> codec.decodeNext(stream)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void refusesTextThatIsNotFramed() {
        InputStream stream = new ByteArrayInputStream("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> codec.decodeNext(stream))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FRAMED));
    }

    @Test
    void letsTroubleOfTheStreamItselfPass() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the pipe broke");
            }
        };

        assertThatThrownBy(() -> codec.decodeNext(broken)).isInstanceOf(IOException.class);
    }
}
