package io.berth.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void newestEntryOfEachRecordIsItsGeneratedClass() {
        List<String> missing = CatalogueTool.missingLines(Catalogue.bundled(), WireRecords.schemas());
        if ("append".equals(System.getProperty("berth.catalogue"))) {
            CatalogueTool.append(missing);
            return;
        }
        assertThat(missing)
                .as(
                        "Schemas have changed. Add exactly these lines to the end of catalogue.tsv, or run this test with"
                                + " -Dberth.catalogue=append:%n%s%n",
                        String.join(System.lineSeparator(), missing))
                .isEmpty();
    }

    @Test
    void holdsTheRecordsOfTheWireAndNoOther() {
        assertThat(Catalogue.bundled().newest())
                .extracting(CatalogueEntry::fullName)
                .containsExactlyInAnyOrderElementsOf(
                        WireRecords.schemas().stream().map(Schema::getFullName).toList());
    }

    @Test
    void refusesAGapInTheIds() {
        CatalogueEntry first = Catalogue.bundled().entries().get(0);
        CatalogueEntry third = Catalogue.bundled().entries().get(2);

        assertThatThrownBy(() -> new Catalogue(List.of(first, third)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Lines are only added");
    }

    @Test
    void namesTheLineToAddWhenASchemaHasChanged() {
        Schema changed = new Schema.Parser().parse("""
                {"type":"record","name":"EndLockDelay","namespace":"io.berth.schemas.command","fields":
                [{"name":"pool","type":{"type":"string","avro.java.string":"String"}}]}""");

        int next = Catalogue.FIRST_ID + Catalogue.bundled().entries().size();
        assertThat(CatalogueTool.missingLines(Catalogue.bundled(), List.of(changed)))
                .containsExactly(next + "\tio.berth.schemas.command.EndLockDelay\t{\"type\":\"record\",\"name\":"
                        + "\"EndLockDelay\",\"namespace\":\"io.berth.schemas.command\",\"fields\":"
                        + "[{\"name\":\"pool\",\"type\":\"string\"}]}");
    }

    @Test
    void needsNoNewIdForAnotherWordingOfADoc() {
        Schema reworded = new Schema.Parser()
                .parse(Catalogue.bundled()
                        .newest("io.berth.schemas.command.EndLockDelay")
                        .orElseThrow()
                        .json()
                        .replace("The pool.", "The pool of the agent."));

        assertThat(CatalogueTool.missingLines(Catalogue.bundled(), List.of(reworded)))
                .isEmpty();
    }
}
