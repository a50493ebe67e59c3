package io.berth.master.cli.config;

import java.util.List;

/**
 * A value and where it came from.
 *
 * @param value may be a secret: {@link io.berth.schemas.settings.Secrets#shown} before anybody sees it
 * @param origin the file, or {@code $BERTH_POOL}, or {@code --pool}
 * @param overridden where else it stands, and does not count
 */
public record Setting(String value, String origin, List<String> overridden) {
    public Setting {
        overridden = List.copyOf(overridden);
    }
}
