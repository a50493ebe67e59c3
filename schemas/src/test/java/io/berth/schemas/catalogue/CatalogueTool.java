package io.berth.schemas.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Finds the lines that the catalogue lacks, and adds them where a developer asks for it. */
final class CatalogueTool {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("src/main/resources/io/berth/schemas/catalogue/catalogue.tsv");

    private CatalogueTool() {}

    /** @return the lines to add, so that the newest entry of each record is what its generated class says */
    static List<String> missingLines(Catalogue catalogue, List<Schema> generated) {
        List<String> missing = new ArrayList<>();
        int id = Catalogue.FIRST_ID + catalogue.entries().size();
        for (Schema schema : generated) {
            String name = schema.getFullName();
            boolean known = catalogue
                    .newest(name)
                    .filter(entry -> withoutDocs(entry.json()).equals(withoutDocs(plain(schema))))
                    .isPresent();
            if (!known) {
                missing.add(new CatalogueEntry(id++, name, plain(schema), schema).line());
            }
        }
        return missing;
    }

    static void append(List<String> lines) {
        try {
            Files.write(FILE, lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the schema without what only Java's generator wants to know */
    static String plain(Schema schema) {
        return dropped(schema.toString(), "avro.java.string");
    }

    /** Docs are for people: another wording needs no other id. */
    private static String withoutDocs(String json) {
        return dropped(json, "doc");
    }

    private static String dropped(String json, String property) {
        try {
            return drop(JSON.readTree(json), property).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode drop(JsonNode node, String property) {
        if (node instanceof ObjectNode object) {
            object.remove(property);
            object.properties().forEach(field -> field.setValue(drop(field.getValue(), property)));
            if (object.size() == 1 && object.path("type").isTextual()) {
                return object.get("type");
            }
        } else if (node.isArray()) {
            ArrayNode array = (ArrayNode) node;
            for (int i = 0; i < array.size(); i++) {
                array.set(i, drop(array.get(i), property));
            }
        }
        return node;
    }
}
