package io.berth.schemas.catalogue;

import org.apache.avro.Schema;

/**
 * One released schema of the wire.
 *
 * @param id its id where no registry is used; never given to another schema
 * @param fullName the full name of its record
 * @param json the schema as it was released
 * @param schema the same, parsed
 */
public record CatalogueEntry(int id, String fullName, String json, Schema schema) {

    /** @throws IllegalArgumentException where the line is no entry */
    static CatalogueEntry parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a line of the catalogue (id, name, schema, with tabs): " + line);
        }
        // A parser remembers the names it has seen, and every line defines its own.
        Schema schema = new Schema.Parser().parse(parts[2]);
        if (!schema.getFullName().equals(parts[1])) {
            throw new IllegalArgumentException("The line of " + parts[1] + " holds " + schema.getFullName());
        }
        return new CatalogueEntry(Integer.parseInt(parts[0]), parts[1], parts[2], schema);
    }

    /** @return the line that stands for this entry in the catalogue */
    public String line() {
        return id + "\t" + fullName + "\t" + json;
    }
}
