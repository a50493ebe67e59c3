package io.berth.testbed.cli;

/** How the result of a measurement is printed. The constants are what a person types. */
enum Format {
    text,
    json
}
