package io.berth.schemas.registry;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import io.berth.schemas.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/**
 * The schemas of the wire in a registry, each under its record's full name as subject (Confluent's
 * {@code RecordNameStrategy}). Thread-safe.
 *
 * <p>What was learned once is kept for ever, as ids never change: a registry that goes away stops nobody who knows its
 * ids.
 */
public final class RegistrySchemas {
    /** Stands for the schema of an id that is none of our records. */
    private static final Schema FOREIGN = Schema.create(Schema.Type.NULL);

    private final RegistryConfig config;
    private final Catalogue catalogue;
    private final RegistryClient client;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final UnknownIds unknown;

    RegistrySchemas(RegistryConfig config, Catalogue catalogue, LongSupplier nanoClock, Consumer<Duration> pause) {
        this.config = config;
        this.catalogue = catalogue;
        this.client = new RegistryClient(new RegistryHttp(config, pause));
        this.unknown = new UnknownIds(nanoClock);
    }

    /** Does not talk to the registry yet. */
    public RegistrySchemas(RegistryConfig config) {
        this(config, Catalogue.bundled(), System::nanoTime, RegistrySchemas::sleep);
    }

    /**
     * Registers the newest schema of each record, or looks it up where {@code schema.registry.auto.register} is false.
     * Again and again without harm.
     *
     * @return the ids by full name
     * @throws RegistryException where the registry cannot be used
     */
    public Map<String, Integer> registerAll() {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (CatalogueEntry entry : catalogue.newest()) {
            all.put(entry.fullName(), idOf(entry.fullName()));
        }
        return all;
    }

    /** @return the id of the newest schema of the record; asks the registry the first time only
     * @throws RegistryException where the registry cannot be used */
    public int idOf(String fullName) {
        Integer known = ids.get(fullName);
        if (known != null) {
            return known;
        }
        CatalogueEntry entry = catalogue.newest(fullName).orElseThrow();
        int id = ask(entry);
        if (id <= 0 || Catalogue.isBundledId(id)) {
            throw new RegistryException(
                    Kind.NOT_A_REGISTRY,
                    "The schema registry gave the schema of " + fullName + " the id " + id + ", which registries do not"
                            + " give: they count from 1, and Berth's bundled ids start at " + Catalogue.FIRST_ID
                            + ". Records could be misread, so this program does not start. Use another registry.");
        }
        schemas.put(id, entry.schema());
        ids.put(fullName, id);
        return id;
    }

    private int ask(CatalogueEntry entry) {
        if (config.autoRegister()) {
            return client.register(entry.fullName(), entry.json());
        }
        return client.lookUp(entry.fullName(), entry.json())
                .orElseThrow(() -> new RegistryException(
                        Kind.NOT_REGISTERED,
                        "The schema registry at " + config + " does not have this version's schema of "
                                + entry.fullName() + ", and this program may not register it ("
                                + RegistryConfig.AUTO_REGISTER
                                + "=false). Run `berth-server topics` of this version first."));
    }

    /**
     * @return the schema of the id, the null schema where it is none of our records, or empty where there is none or it
     *     cannot be learned now
     */
    public Optional<Schema> schemaOf(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        if (id <= 0 || Catalogue.isBundledId(id) || !unknown.mayAsk(id)) {
            return Optional.empty();
        }
        try {
            Optional<Schema> found = client.schema(id).map(this::parsed);
            found.ifPresentOrElse(schema -> schemas.put(id, schema), () -> unknown.isNotThere(id));
            return found;
        } catch (RegistryException e) {
            // Whoever decodes has a record in hand and no time: for now the id is unknown, as aboutUnknown() says.
            unknown.cannotAsk(e.getMessage());
            return Optional.empty();
        }
    }

    /** @return what a person should know about an id that {@link #schemaOf} did not find */
    public String aboutUnknown(int id) {
        if (Catalogue.isBundledId(id)) {
            return "It was written without a schema registry, and this program uses one. Set schema.registry.url for"
                    + " all programs on this cluster or for none.";
        }
        return unknown.trouble()
                .orElse("The schema registry at " + config + " does not have it. Check that all programs on this"
                        + " cluster use the same registry.");
    }

    private Schema parsed(RegistryAnswer answer) {
        if (!answer.text("schemaType").orElse("AVRO").equals("AVRO")) {
            return FOREIGN;
        }
        try {
            Schema schema = new Schema.Parser().parse(answer.text("schema").orElseThrow());
            boolean ours = schema.getType() == Schema.Type.RECORD
                    && catalogue.newest(schema.getFullName()).isPresent();
            return ours ? schema : FOREIGN;
        } catch (RuntimeException | StackOverflowError e) {
            // Other programs' schemas may refer to others, nest without end, or be written for another Avro.
            // Avro says that in many ways (schema, type and null pointer exceptions were seen), and whoever puts
            // such an id in front of a record must not stop the one who reads it. Parsing changes nothing else.
            return FOREIGN;
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNREACHABLE, "Interrupted while the schema registry was asked.", e);
        }
    }
}
