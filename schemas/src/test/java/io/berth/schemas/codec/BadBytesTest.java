package io.berth.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.WireRecords;
import io.berth.schemas.codec.UndecodableException.Problem;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.ForgetRequests;
import io.berth.schemas.event.OfferEnded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadBytesTest {
    private final WireCodec codec = Codecs.bundled();
    private final byte[] good = codec.encode(new EndLockDelay("default", "mac-07", 7L));

    static List<Schema> schemas() {
        return WireRecords.schemas();
    }

    @Test
    void refusesNull() {
        assertThat(problemWith(null)).isEqualTo(Problem.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void refusesWhatIsTooShortForAFrame(int length) {
        assertThat(problemWith(new byte[length])).isEqualTo(Problem.NOT_FRAMED);
    }

    @Test
    void refusesAnotherMagicByte() {
        assertThat(problemWith("{\"pool\":\"default\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Problem.NOT_FRAMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, Catalogue.FIRST_ID - 1})
    void refusesAnUnknownIdAndSaysThatTheModesDiffer(int id) {
        assertThatThrownBy(() -> codec.decode(framed(id)))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_SCHEMA))
                .hasMessageContaining("schema registry");
    }

    @Test
    void refusesTheIdOfANewerVersionAndSaysSo() {
        assertThatThrownBy(() -> codec.decode(framed(Catalogue.END_OF_IDS - 1)))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_SCHEMA))
                .hasMessageContaining("newer version");
    }

    @Test
    void refusesARecordThatIsNotOurs() {
        WireCodec withForeign = new FramedCodec(Catalogue.bundled(), new SchemaIds() {
            @Override
            public int idOf(String fullName) {
                return 1;
            }

            @Override
            public Optional<Schema> schemaOf(int id) {
                return Optional.of(Schema.createRecord("String", null, "java.lang", false, List.of()));
            }

            @Override
            public String aboutUnknown(int id) {
                return "";
            }
        });

        assertThat(problem(withForeign, framed(9))).isEqualTo(Problem.FOREIGN_RECORD);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void refusesEveryTruncation(Schema schema) {
        byte[] whole = codec.encode(SampleRecords.of(schema));

        for (int length = FramedCodec.HEADER; length < whole.length; length++) {
            assertThat(problemWith(Arrays.copyOf(whole, length))).isEqualTo(Problem.CORRUPT);
        }
    }

    @Test
    void refusesBytesBehindTheRecord() {
        assertThat(problemWith(Arrays.copyOf(good, good.length + 1))).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void refusesMoreThanAMegabyteBeforeItLooksInside() {
        assertThat(problemWith(Arrays.copyOf(good, WireCodec.MAX_BYTES + 1))).isEqualTo(Problem.TOO_LONG);
    }

    static Stream<Long> lies() {
        return Stream.of(1L << 20, (long) Integer.MAX_VALUE - 8, 1L << 40, Long.MAX_VALUE, -1L, Long.MIN_VALUE);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void allocatesNothingForATextLengthThatLies(long length) throws Exception {
        byte[] lying = framed(idOf(EndLockDelay.getClassSchema()), length);

        assertThat(problemWith(lying)).isEqualTo(Problem.CORRUPT);
        assertThat(problemInStream(lying)).isEqualTo(Problem.CORRUPT);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void allocatesNothingForAnArrayLengthThatLies(long length) throws Exception {
        byte[] lying = framed(idOf(ForgetRequests.getClassSchema()), 0L, length);

        assertThat(problemWith(lying)).isEqualTo(Problem.CORRUPT);
        assertThat(problemInStream(lying)).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void readsAnArrayWhoseBlockNamesItsSize() throws Exception {
        // Other languages write arrays so: minus the count, the size of the block in bytes, the items.
        byte[] bytes = framed(idOf(ForgetRequests.getClassSchema()), 0L, -2L, 2L, 0L, 0L, 0L);

        assertThat(codec.decode(bytes)).isEqualTo(new ForgetRequests("", List.of("", "")));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 1000, -1, Integer.MAX_VALUE, Long.MAX_VALUE})
    void refusesANumberThatIsNoSymbol(long symbol) throws Exception {
        byte[] bytes = framed(idOf(OfferEnded.getClassSchema()), 0L, 1L, 0L, 1L, 0L, 0L, symbol);

        assertThat(problemWith(bytes)).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] bytes = good.clone();
        bytes[FramedCodec.HEADER + 1] = (byte) 0xff;

        assertThat(problemWith(bytes)).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void takesTheReplacementCharacterItselfForText() throws Exception {
        EndLockDelay odd = new EndLockDelay("\uFFFD", "mac-07", 7L);

        assertThat(codec.decode(codec.encode(odd))).isEqualTo(odd);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void turnsNoGarbageIntoAnotherException(Schema schema) {
        Random random = new Random(schema.getFullName().hashCode());
        byte[] whole = codec.encode(SampleRecords.of(schema));

        for (int round = 0; round < 500; round++) {
            byte[] bytes = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[FramedCodec.HEADER + random.nextInt(bytes.length - FramedCodec.HEADER)] =
                        (byte) random.nextInt(256);
            }
            try {
                assertThat(codec.decode(bytes).getSchema().getFullName()).isEqualTo(schema.getFullName());
            } catch (UndecodableException e) {
                assertThat(e.problem()).isEqualTo(Problem.CORRUPT);
            }
        }
    }

    private static int idOf(Schema schema) {
        return Catalogue.bundled().newest(schema.getFullName()).orElseThrow().id();
    }

    private static byte[] framed(int id) {
        return ByteBuffer.allocate(6).put((byte) 0).putInt(id).array();
    }

    private static byte[] framed(int id, long... values) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(framed(id), 0, FramedCodec.HEADER);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        for (long value : values) {
            encoder.writeLong(value);
        }
        return bytes.toByteArray();
    }

    private Problem problemWith(byte[] bytes) {
        return problem(codec, bytes);
    }

    private static Problem problem(WireCodec codec, byte[] bytes) {
        return catchThrowableOfType(UndecodableException.class, () -> codec.decode(bytes))
                .problem();
    }

    private Problem problemInStream(byte[] bytes) {
        return catchThrowableOfType(UndecodableException.class, () -> codec.decodeNext(new ByteArrayInputStream(bytes)))
                .problem();
    }
}
