package io.berth.master.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The order of what {@code --help} shows: examples say more than options, and are read first. */
final class HelpOrder {
    private HelpOrder() {}

    /** Of the command and all under it. Their footers are examples. */
    static void examplesFirst(CommandLine command) {
        List<String> order = new ArrayList<>(command.getHelpSectionKeys());
        order.remove(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING);
        order.remove(UsageMessageSpec.SECTION_KEY_FOOTER);
        int description = order.indexOf(UsageMessageSpec.SECTION_KEY_DESCRIPTION);
        order.add(description + 1, UsageMessageSpec.SECTION_KEY_FOOTER);
        order.add(description + 1, UsageMessageSpec.SECTION_KEY_FOOTER_HEADING);
        command.setHelpSectionKeys(order);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        // The synopsis would be three lines of options that every command takes; they are listed after its own.
        usage.abbreviateSynopsis(true);
        usage.sortOptions(false);
        usage.commandListHeading("%nCommands:%n");
        usage.parameterListHeading("%n");
        usage.optionListHeading(command.getCommandSpec().positionalParameters().isEmpty() ? "%n" : "");
        command.getSubcommands().values().forEach(HelpOrder::examplesFirst);
    }
}
