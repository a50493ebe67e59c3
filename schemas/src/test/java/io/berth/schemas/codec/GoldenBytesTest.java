package io.berth.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of one sample per schema ever released, as they were on the day of its release. */
class GoldenBytesTest {
    private static final String FILE = "/io/berth/schemas/golden.tsv";
    private static final Map<Integer, String> GOLDEN = load();

    private final WireCodec codec = Codecs.bundled();

    static List<CatalogueEntry> entries() {
        return Catalogue.bundled().entries();
    }

    static List<CatalogueEntry> newest() {
        // In the order of the ids, in which lines are added.
        return Catalogue.bundled().newest().stream()
                .sorted(Comparator.comparingInt(CatalogueEntry::id))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("newest")
    void encodesTheSampleAsOnTheDayOfItsRelease(CatalogueEntry entry) throws Exception {
        String hex = HexFormat.of().formatHex(codec.encode(SampleRecords.of(entry)));
        if ("append".equals(System.getProperty("berth.catalogue")) && !GOLDEN.containsKey(entry.id())) {
            Files.writeString(
                    Path.of("src/test/resources" + FILE),
                    entry.id() + "\t" + entry.fullName() + "\t" + hex + "\n",
                    StandardOpenOption.APPEND);
            return;
        }

        assertThat(GOLDEN.get(entry.id()))
                .as(
                        "golden.tsv, line of the id %d. A new schema needs a new line: %d\t%s\t%s",
                        entry.id(), entry.id(), entry.fullName(), hex)
                .isEqualTo(hex);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void decodesTheBytesOfEveryReleaseForEver(CatalogueEntry entry) throws Exception {
        SpecificRecord record = codec.decode(HexFormat.of().parseHex(GOLDEN.get(entry.id())));

        assertThat(record.getSchema().getFullName()).isEqualTo(entry.fullName());
        assertHolds(record, SampleRecords.asReleased(entry), entry.schema(), entry.fullName());
    }

    /** What an older release had not, its golden bytes have not; what it had, is there. */
    private static void assertHolds(Object read, Object released, Schema schema, String place) {
        switch (schema.getType()) {
            case RECORD -> {
                IndexedRecord record = (IndexedRecord) read;
                for (Schema.Field field : schema.getFields()) {
                    assertHolds(
                            record.get(record.getSchema().getField(field.name()).pos()),
                            ((IndexedRecord) released).get(field.pos()),
                            field.schema(),
                            place + "." + field.name());
                }
            }
            case ARRAY -> {
                List<?> items = (List<?>) read;
                List<?> expected = (List<?>) released;
                assertThat(items).as(place).hasSameSizeAs(expected);
                for (int i = 0; i < items.size(); i++) {
                    assertHolds(items.get(i), expected.get(i), schema.getElementType(), place);
                }
            }
            case UNION -> assertHolds(read, released, schema.getTypes().get(1), place);
            case ENUM -> assertThat(read).as(place).hasToString(released.toString());
            default -> assertThat(read).as(place).isEqualTo(released);
        }
    }

    @Test
    void holdsALinePerReleasedSchema() {
        assertThat(GOLDEN.keySet())
                .containsExactlyElementsOf(
                        entries().stream().map(CatalogueEntry::id).toList());
    }

    private static Map<Integer, String> load() {
        Map<Integer, String> golden = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(GoldenBytesTest.class.getResourceAsStream(FILE), FILE)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(parts -> golden.put(Integer.valueOf(parts[0]), parts[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
