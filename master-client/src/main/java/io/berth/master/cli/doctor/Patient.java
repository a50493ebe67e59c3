package io.berth.master.cli.doctor;

import io.berth.master.cli.config.ClientConfig;

/**
 * Who is examined.
 *
 * @param places where a file is looked for that nobody names
 * @param pool may be no valid name
 * @param master may be no valid name
 * @param version of this program
 * @param readOnly whether nothing may be written, not even the question to the service
 */
public record Patient(
        ClientConfig config, String places, String pool, String master, String version, boolean readOnly) {}
