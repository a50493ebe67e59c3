package io.berth.schemas.registry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.berth.reservation.name.Names;
import io.berth.schemas.registry.RegistryException.Kind;
import java.util.Optional;

/** The three questions of Confluent's REST API that Berth needs. Thread-safe. */
final class RegistryClient {
    /** At a start: together with the pauses between, about three seconds of trouble are survived. */
    private static final int PATIENT = 5;

    private final RegistryHttp http;

    RegistryClient(RegistryHttp http) {
        this.http = http;
    }

    /** @return the id of the schema, registered now or before */
    int register(String subject, String schema) {
        RegistryAnswer answer = http.post("/subjects/" + subject + "/versions", body(schema), PATIENT);
        if (answer.status() == 409) {
            throw new RegistryException(
                    Kind.INCOMPATIBLE,
                    "The schema registry refuses the schema of " + subject + " as incompatible with the one it has"
                            + said(answer) + ". Another version of Berth or another program registered it. Compare the"
                            + " versions of the subject, and use a registry (or a context of it) of its own for other"
                            + " programs.");
        }
        return id(subject, answer);
    }

    /** @return the id of the schema, or empty where it is not registered */
    Optional<Integer> lookUp(String subject, String schema) {
        RegistryAnswer answer = http.post("/subjects/" + subject, body(schema), PATIENT);
        return answer.status() == 404 ? Optional.empty() : Optional.of(id(subject, answer));
    }

    /** @return the answer that holds the schema of the id, or empty where there is none */
    Optional<RegistryAnswer> schema(int id) {
        RegistryAnswer answer = http.getInAHurry("/schemas/ids/" + id);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isOk() || answer.text("schema").isEmpty()) {
            throw strange("the schema with the id " + id, answer);
        }
        return Optional.of(answer);
    }

    private static int id(String subject, RegistryAnswer answer) {
        return Optional.of(answer)
                .filter(RegistryAnswer::isOk)
                .flatMap(RegistryAnswer::id)
                .orElseThrow(() -> strange("the schema of " + subject, answer));
    }

    private static RegistryException strange(String what, RegistryAnswer answer) {
        return new RegistryException(
                Kind.NOT_A_REGISTRY,
                "Asked for " + what + ", the server at schema.registry.url answers with status " + answer.status()
                        + said(answer) + ", as no schema registry does. Check the path in schema.registry.url: for"
                        + " Apicurio it ends in /apis/ccompat/v7.");
    }

    private static String said(RegistryAnswer answer) {
        return answer.text("message")
                .map(message -> " ('" + Names.shown(message) + "')")
                .orElse("");
    }

    private static String body(String schema) {
        return "{\"schema\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(schema)) + "\"}";
    }
}
