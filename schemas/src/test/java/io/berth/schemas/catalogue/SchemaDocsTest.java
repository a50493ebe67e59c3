package io.berth.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDocsTest {
    static List<Schema> schemas() {
        return WireRecords.schemas();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyRecordAndEnumAndFieldSaysWhatItIs(Schema schema) {
        for (Schema part : SchemaWalk.all(schema)) {
            assertThat(part.getDoc()).as(part.getFullName()).isNotBlank();
            if (part.getType() == Schema.Type.RECORD) {
                assertThat(part.getFields())
                        .allSatisfy(field -> assertThat(field.doc())
                                .as(part.getFullName() + "." + field.name())
                                .isNotBlank());
            }
        }
    }
}
