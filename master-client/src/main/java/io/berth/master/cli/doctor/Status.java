package io.berth.master.cli.doctor;

/** How a check came out. */
public enum Status {
    OK,
    /** It works, and something should be looked at. */
    WARNING,
    FAILED,
    /** Nothing could be looked at. */
    SKIPPED
}
