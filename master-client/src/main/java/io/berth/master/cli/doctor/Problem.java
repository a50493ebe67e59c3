package io.berth.master.cli.doctor;

/**
 * Something that is not as it should be.
 *
 * @param sentence what, and what it means
 * @param fix a command, a setting, or what to do
 */
public record Problem(String sentence, String fix) {}
