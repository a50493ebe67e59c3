package io.berth.master.cli;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps docs/operations.md true: each command line in it is one that berth takes. */
class OperationsDocTest {
    @Test
    void everyCommandOfTheOperationsPageIsTakenAsFarAsKafka() throws IOException {
        CommandLines.assertTakenAsFarAsKafka("operations.md", 20);
    }
}
