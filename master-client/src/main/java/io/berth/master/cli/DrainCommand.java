package io.berth.master.cli;

import io.berth.reservation.pool.Withdrawal;
import picocli.CommandLine.Command;

/** {@code berth drain}: an agent out of service, for maintenance. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = {
            "Takes an agent out of service for maintenance.",
            "It ends what it serves and gets nothing new.",
            "Again, with another reason or time, replaces what was said before."
        },
        footer = {
            "",
            "Examples:",
            "  berth drain mac-07 --reason 'disk swap' --for 2h",
            "  berth resume mac-07 --reason 'disk is in'"
        })
final class DrainCommand extends Withdrawing {
    DrainCommand(World world) {
        super(world, Withdrawal.DRAINED);
    }
}
