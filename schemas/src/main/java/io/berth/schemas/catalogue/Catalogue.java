package io.berth.schemas.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every schema that was ever released for a record of the wire, oldest first. Immutable.
 *
 * <p>It is a file in this jar to which lines are only added: bytes in a topic name their schema by its id, and topics
 * outlive programs.
 */
public final class Catalogue {
    /**
     * Ids count up from here. Registries count from 1, so an id tells by itself who gave it, and a record written in
     * the one mode is never read with a schema of the other.
     */
    public static final int FIRST_ID = 0x4200_0000;

    /** Ids from here on are not ours. */
    public static final int END_OF_IDS = 0x4300_0000;

    private static final String FILE = "catalogue.tsv";
    private static final Catalogue BUNDLED = load();

    private final List<CatalogueEntry> entries;
    private final Map<String, CatalogueEntry> newest = new LinkedHashMap<>();

    /** @throws IllegalArgumentException where ids do not count up from {@link #FIRST_ID} without a gap */
    Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
        int expected = FIRST_ID;
        for (CatalogueEntry entry : entries) {
            if (entry.id() != expected) {
                throw new IllegalArgumentException("The catalogue has " + entry.id() + " where " + expected
                        + " is due. Lines are only added, and ids count up.");
            }
            expected++;
            newest.put(entry.fullName(), entry);
        }
    }

    /** @return the catalogue of this jar */
    public static Catalogue bundled() {
        return BUNDLED;
    }

    /** @return whether the id was given by a catalogue, this one's or that of a newer jar, and by no registry */
    public static boolean isBundledId(int id) {
        return id >= FIRST_ID && id < END_OF_IDS;
    }

    /** @return every entry, in the order of the ids */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** @return the newest entry of each record */
    public Collection<CatalogueEntry> newest() {
        return List.copyOf(newest.values());
    }

    public Optional<CatalogueEntry> newest(String fullName) {
        return Optional.ofNullable(newest.get(fullName));
    }

    /** @return the entry of the id, null where there is none */
    public CatalogueEntry byId(int id) {
        int place = id - FIRST_ID;
        return place >= 0 && place < entries.size() ? entries.get(place) : null;
    }

    private static Catalogue load() {
        List<CatalogueEntry> entries = new ArrayList<>();
        try (InputStream file = Catalogue.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The jar is incomplete: " + FILE + " is missing.");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    entries.add(CatalogueEntry.parse(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(entries);
    }
}
