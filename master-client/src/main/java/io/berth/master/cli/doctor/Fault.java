package io.berth.master.cli.doctor;

/** What kind of failure it is. Where several checks fail the first one counts: the others may follow from it. */
public enum Fault {
    /** Kafka, the registry or the service gives no answer. */
    UNREACHABLE,
    /** The settings of this client are wrong. */
    CONFIGURATION,
    /** Something on the other side is not as it must be. */
    OTHER
}
