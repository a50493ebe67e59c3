package io.berth.master.cli;

import io.berth.reservation.pool.Withdrawal;
import picocli.CommandLine.Command;

/** {@code berth quarantine}: an agent out of service, as a fault. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = {
            "Takes an agent out of service because it is not fit.",
            "It ends what it serves, gets nothing new, and is shown as a fault. A restart of berth-agent"
                    + " does not lift it; `berth resume` does.",
            "Again, with another reason or time, replaces what was said before."
        },
        footer = {"", "Examples:", "  berth quarantine mac-07 --reason 'loses its network under load'"})
final class QuarantineCommand extends Withdrawing {
    QuarantineCommand(World world) {
        super(world, Withdrawal.QUARANTINED);
    }
}
