package io.berth.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Messages carry names, tags, ids, numbers and words for programs, and sentences that Berth itself makes; nothing that
 * is secret and nothing that leads to a machine. Whoever adds a field adds it here, where a reviewer sees it.
 */
class FieldNamesTest {
    /** What a text field may be. */
    private static final Map<String, Set<String>> TEXTS = Map.of(
            "names of pools, agents, masters", Set.of("pool", "agent", "master", "lastMaster", "except"),
            "the name that an operator gives, which is one of a master", Set.of("by"),
            "ids made for this protocol",
                    Set.of("request", "requests", "followed", "incarnation", "replaced", "offered"),
            "tags and what selects by them", Set.of("tags", "expression", "prefer"),
            "sentences made by Berth", Set.of("sentence", "reason"),
            "what a person writes on purpose, for those who wait: why an operator acts, why an agent is kept",
                    Set.of("reason", "debugging"),
            "free text of a user, dropped unless the pool shares purposes", Set.of("purpose"));

    /** What a number or a truth may be. */
    private static final Map<String, Set<String>> NUMBERS = Map.of(
            "epochs", Set.of("epoch", "epochBase", "servingEpoch", "cleanEpoch", "failedEpoch", "highestEpoch", "base"),
            "positions in a log",
                    Set.of(
                            "position",
                            "since",
                            "sincePosition",
                            "askedSince",
                            "limitSince",
                            "heardUpTo",
                            "at",
                            "offeredAt",
                            "sign",
                            "lastSign",
                            "lastBusy",
                            "lastReport",
                            "warnedIdle",
                            "warnedLimit",
                            "lastPosition",
                            "index"),
            "times of the log", Set.of("timeMs", "sinceMs", "limitSinceMs", "asOfMs"),
            "durations",
                    Set.of(
                            "maxWaitMs",
                            "afterMs",
                            "offerTimeoutMs",
                            "renewalTimeoutMs",
                            "idleTimeoutMs",
                            "holdLimitMs",
                            "timeoutMs",
                            "lengthMs",
                            "leftMs",
                            "offerMs",
                            "renewalMs",
                            "idleMs",
                            "startMs",
                            "lockDelayMs",
                            "outcomeMs",
                            "silenceMs",
                            "cleaningMs",
                            "limitMs",
                            "warningMs",
                            "halfLifeMs"),
            "durations that were seen, and what is told from them",
                    Set.of("turnMeanMs", "turnDeviationMs", "estimateLeastMs", "estimateMostMs", "seconds"),
            "counts",
                    Set.of(
                            "count",
                            "of",
                            "maxOffers",
                            "waiting",
                            "matching",
                            "maxOvertakes",
                            "maxHeld",
                            "maxWaiting",
                            "starts",
                            "failures",
                            "extension",
                            "extensions",
                            "expiries",
                            "matches",
                            "turns"),
            "numbers that tell one attempt from another, random at their start", Set.of("attempt"),
            "places in an order or a list", Set.of("priority", "weight", "need", "alternative"),
            "truths",
                    Set.of(
                            "awaitCapacity",
                            "busy",
                            "cleans",
                            "cleansFirst",
                            "heard",
                            "insist",
                            "online",
                            "purposeShared",
                            "ready",
                            "silent",
                            "spared",
                            "stopping",
                            "unclean"));

    /** Words for programs. */
    private static final Set<String> ENUMS =
            Set.of("cause", "code", "ended", "kind", "next", "outcome", "reason", "select", "status");

    /** Records within records. */
    private static final Set<String> PARTS = Set.of(
            "candidates",
            "fallbacks",
            "held",
            "hold",
            "needs",
            "policy",
            "report",
            "shares",
            "timing",
            "together",
            "use",
            "withdrawn");

    private static final Pattern NEVER = Pattern.compile(
            "secret|token|passw|credential|auth|key|cert|url|uri|host|addr|^ip$|^port$|user|mail|path|env|command|arg",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, Set<String>> kindsByName = new HashMap<>();

    @Test
    void everyFieldIsOfAKindThatAReviewerAllowed() {
        collect();

        assertThat(kindsByName)
                .allSatisfy((name, kinds) -> assertThat(kinds)
                        .as(
                                "The field '%s' is new, or a new use of its name. Messages carry names, tags, ids, numbers and codes"
                                        + " only. If it is one of those, add it to the list here.",
                                name)
                        .isSubsetOf(allowedKinds(name)));
    }

    @Test
    void theListHoldsNoFieldThatIsGone() {
        collect();

        Set<String> listed = new TreeSet<>(ENUMS);
        listed.addAll(PARTS);
        TEXTS.values().forEach(listed::addAll);
        NUMBERS.values().forEach(listed::addAll);
        assertThat(kindsByName.keySet()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void noNameSoundsLikeASecretOrAnAddress() {
        collect();

        assertThat(kindsByName.keySet()).noneMatch(name -> NEVER.matcher(name).find());
    }

    private void collect() {
        for (Schema schema : WireRecords.schemas()) {
            for (Schema part : SchemaWalk.all(schema)) {
                if (part.getType() == Schema.Type.RECORD) {
                    part.getFields()
                            .forEach(field -> kindsByName
                                    .computeIfAbsent(field.name(), name -> new TreeSet<>())
                                    .add(kind(field.schema())));
                }
            }
        }
    }

    private static String kind(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "text";
            case INT, LONG, DOUBLE, BOOLEAN -> "number";
            case ENUM -> "enum";
            case RECORD -> "part";
            case ARRAY -> kind(schema.getElementType());
            case UNION -> kind(schema.getTypes().get(1));
            default -> schema.getType().getName();
        };
    }

    private static List<String> allowedKinds(String name) {
        return Map.of("text", names(TEXTS), "number", names(NUMBERS), "enum", ENUMS, "part", PARTS).entrySet().stream()
                .filter(kind -> kind.getValue().contains(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> names(Map<String, Set<String>> groups) {
        Set<String> names = new TreeSet<>();
        groups.values().forEach(names::addAll);
        return names;
    }
}
