package io.berth.schemas.codec;

import java.util.Optional;
import org.apache.avro.Schema;

/** Who gives schemas their ids. Thread-safe. */
interface SchemaIds {

    /**
     * @param fullName a record of the catalogue
     * @return the id of the newest schema of the record; asked once, when the codec is made
     */
    int idOf(String fullName);

    /**
     * @return the schema of the id, or empty where there is none; asked for ids that the codec has not seen before, and
     *     again for ids that were unknown
     */
    Optional<Schema> schemaOf(int id);

    /** @return what a person should know about an id that is unknown */
    String aboutUnknown(int id);
}
