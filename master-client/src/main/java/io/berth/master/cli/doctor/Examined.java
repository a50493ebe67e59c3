package io.berth.master.cli.doctor;

import java.time.Duration;

/** A check that is through. */
public record Examined(String check, Finding finding, Duration took) {}
