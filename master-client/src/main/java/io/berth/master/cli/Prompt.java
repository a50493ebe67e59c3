package io.berth.master.cli;

import io.berth.master.Choice;
import io.berth.master.Chooser;
import io.berth.master.Offer;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Names;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets a person choose: shows the offers, reads a number or a name. An empty line or the end of input gives the request up. Blocks
 * until then, also when the offers have expired.
 */
final class Prompt implements Chooser {
    private final Keyboard keyboard;
    private final Progress progress;

    Prompt(InputStream in, Progress progress) {
        this.keyboard = new Keyboard(in);
        this.progress = progress;
    }

    @Override
    public Choice choose(List<Offer> offers, Duration timeout) {
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            progress.say((i + 1) + ") " + offer.agent() + "  " + offer.tags());
        }
        while (true) {
            progress.say("Which one? Number or name, empty for none; held for " + Durations.shown(timeout) + ".");
            String line = keyboard.line();
            if (line == null || line.isBlank()) {
                return Choice.cancel();
            }
            Optional<AgentName> chosen = chosen(offers, line.trim());
            if (chosen.isPresent()) {
                return Choice.pick(chosen.get());
            }
            progress.say("'" + Names.shown(line.trim()) + "' is none of them.");
        }
    }

    private static Optional<AgentName> chosen(List<Offer> offers, String answer) {
        for (int i = 0; i < offers.size(); i++) {
            AgentName agent = offers.get(i).agent();
            if (answer.equals(agent.value()) || answer.equals(Integer.toString(i + 1))) {
                return Optional.of(agent);
            }
        }
        return Optional.empty();
    }
}
