package io.berth.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every version ever released must read every other: logs hold old records, and while programs are updated one by one
 * old ones read what new ones write.
 */
class CompatibilityTest {
    private static final String RECORD = """
            {"type":"record","name":"R","namespace":"t","fields":[{"name":"pool","type":"string"},
            {"name":"code","type":{"type":"enum","name":"E","symbols":["UNKNOWN","A","B"],"default":"UNKNOWN"}}%s]}""";
    private static final Schema BEFORE = parsed(RECORD.formatted(""));

    static List<CatalogueEntry> entries() {
        return Catalogue.bundled().entries();
    }

    static List<Schema> generated() {
        return WireRecords.schemas();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyReleaseReadsAndIsReadByTheGeneratedClass(CatalogueEntry entry) {
        Schema ours = generated().stream()
                .filter(schema -> schema.getFullName().equals(entry.fullName()))
                .findFirst()
                .orElseThrow();

        assertThat(breaks(entry.schema(), ours)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEnumHasADefaultForSymbolsThatAreNewerThanTheReader(CatalogueEntry entry) {
        assertThat(SchemaWalk.all(entry.schema()))
                .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
                .allSatisfy(schema -> assertThat(schema.getEnumDefault())
                        .as(schema.getFullName())
                        .isNotNull());
    }

    @Test
    void allowsANewFieldWithADefault() {
        Schema after = parsed(RECORD.formatted(",{\"name\":\"more\",\"type\":\"long\",\"default\":-1}"));

        assertThat(breaks(BEFORE, after)).isEmpty();
    }

    @Test
    void catchesANewFieldWithoutADefault() {
        Schema after = parsed(RECORD.formatted(",{\"name\":\"more\",\"type\":\"long\"}"));

        assertThat(breaks(BEFORE, after)).isNotEmpty();
    }

    @Test
    void catchesARemovedFieldWithoutADefault() {
        Schema after = parsed(BEFORE.toString().replace("{\"name\":\"pool\",\"type\":\"string\"},", ""));

        assertThat(breaks(BEFORE, after)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"A\",\"B\"|\"A\"", "\"A\",\"B\"|\"B\",\"A\""})
    void catchesARemovedOrMovedSymbol(String before, String after) {
        Schema changed = parsed(BEFORE.toString().replace(before, after));

        assertThat(breaks(BEFORE, changed)).isNotEmpty();
    }

    @Test
    void allowsANewSymbolAtTheEnd() {
        Schema after = parsed(BEFORE.toString().replace("\"A\",\"B\"", "\"A\",\"B\",\"C\""));

        assertThat(breaks(BEFORE, after)).isEmpty();
    }

    @Test
    void catchesAnotherType() {
        Schema after = parsed(BEFORE.toString()
                .replace("{\"name\":\"pool\",\"type\":\"string\"}", "{\"name\":\"pool\",\"type\":\"long\"}"));

        assertThat(breaks(BEFORE, after)).isNotEmpty();
    }

    /** @return what of the newer schema breaks programs or logs that have the older one, empty where nothing does */
    private static List<String> breaks(Schema older, Schema newer) {
        List<String> breaks = new ArrayList<>();
        for (var result : List.of(
                SchemaCompatibility.checkReaderWriterCompatibility(newer, older),
                SchemaCompatibility.checkReaderWriterCompatibility(older, newer))) {
            if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
                breaks.add(result.getDescription());
            }
        }
        // Where an enum has a default, Avro finds nothing wrong with a symbol that is gone: it becomes the default, and
        // an old log loses what it said. Symbols are only ever added at the end.
        for (Schema old : enums(older)) {
            enums(newer).stream()
                    .filter(now -> now.getFullName().equals(old.getFullName()))
                    .filter(now -> !startsWith(now.getEnumSymbols(), old.getEnumSymbols()))
                    .forEach(now -> breaks.add(now.getFullName() + " lost or moved a symbol: " + old.getEnumSymbols()
                            + " became " + now.getEnumSymbols()));
        }
        return breaks;
    }

    private static List<Schema> enums(Schema schema) {
        return SchemaWalk.all(schema).stream()
                .filter(part -> part.getType() == Schema.Type.ENUM)
                .toList();
    }

    private static boolean startsWith(List<String> symbols, List<String> start) {
        return symbols.size() >= start.size()
                && symbols.subList(0, start.size()).equals(start);
    }

    private static Schema parsed(String json) {
        return new Schema.Parser().parse(json);
    }
}
