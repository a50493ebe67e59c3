package io.berth.schemas.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry answered.
 *
 * @param status the HTTP status
 * @param fields the plain fields of the JSON object in the body, as text; empty where the body is none
 */
record RegistryAnswer(int status, Map<String, String> fields) {
    private static final JsonFactory JSON = new JsonFactory();

    static RegistryAnswer of(int status, byte[] body) {
        try {
            return new RegistryAnswer(status, read(body));
        } catch (IOException e) {
            // Servers in front of a registry answer in HTML. The status says enough then, and a missing field is
            // missed by whoever needs it.
            return new RegistryAnswer(status, Map.of());
        }
    }

    private static Map<String, String> read(byte[] body) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue()) {
                    fields.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return fields;
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** @return the id in the answer, or empty where there is no such number */
    Optional<Integer> id() {
        return text("id").filter(text -> text.matches("[0-9]{1,9}|1[0-9]{9}")).map(Integer::valueOf);
    }

    boolean isOk() {
        return status == 200;
    }

    /** @return whether another attempt, or another server, may answer better */
    boolean isWorthAnotherTry() {
        return status >= 500 || status == 429 || status == 408;
    }
}
