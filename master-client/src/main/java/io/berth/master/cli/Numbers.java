package io.berth.master.cli;

import io.berth.reservation.name.Names;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers, refused in words of people. */
final class Numbers {
    private Numbers() {}

    static int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + Names.shown(text) + "' is no whole number from -2147483648 to 2147483647.");
        }
    }

    static long parseLong(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + Names.shown(text) + "' is no whole number from -9223372036854775808 to 9223372036854775807.");
        }
    }
}
