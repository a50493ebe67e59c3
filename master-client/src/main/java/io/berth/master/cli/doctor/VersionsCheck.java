package io.berth.master.cli.doctor;

import io.berth.master.transport.ServiceQuestion.Asked;
import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which versions meet here. The service does not say its own; the schema of its answer tells whether it is older.
 *
 * @param berth of this program
 * @param kafka of Kafka's client
 */
record VersionsCheck(String berth, String kafka, Supplier<Optional<Asked>> question) implements Check {
    static final String NAME = "versions";

    /** Versions of Kafka's client with defects that lose or block records. */
    private static final Set<String> BAD = Set.of("4.1.0", "4.2.0", "4.3.0");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding look() {
        Optional<Integer> schema = question.get().flatMap(Asked::reply).map(reply -> reply.schema());
        return judge(berth, kafka, Runtime.version().toString(), schema);
    }

    /** @param schema what the service wrote its answer with; empty where it gave none */
    static Finding judge(String berth, String kafka, String java, Optional<Integer> schema) {
        Catalogue catalogue = Catalogue.bundled();
        List<String> seen = new ArrayList<>();
        seen.add(berth + ", Kafka's client " + kafka + ", Java " + java);
        int newest = Catalogue.FIRST_ID + catalogue.entries().size() - 1;
        seen.add("schemas up to " + newest + ", " + catalogue.newest().size() + " records");
        List<Problem> warnings = new ArrayList<>();
        if (BAD.contains(kafka)) {
            warnings.add(new Problem(
                    "Kafka's client " + kafka + " has critical defects.",
                    "put kafka-clients 4.3.1 or later on the class path."));
        }
        schema.filter(Catalogue::isBundledId).ifPresent(id -> {
            Optional<CatalogueEntry> mine =
                    Optional.ofNullable(catalogue.byId(id)).flatMap(entry -> catalogue.newest(entry.fullName()));
            if (mine.isEmpty() || mine.get().id() != id) {
                warnings.add(new Problem(
                        "the service answered with schema " + id + ", and this program has "
                                + mine.map(entry -> "the newer " + entry.id()).orElse("only older ones") + ".",
                        mine.isEmpty()
                                ? "upgrade this program (docs/operations.md, \"Upgrading\")."
                                : "upgrade the service; it comes first (docs/operations.md, \"Upgrading\")."));
            } else {
                seen.add("the service answers with the schemas of this program");
            }
        });
        return Finding.warning(seen, warnings);
    }
}
