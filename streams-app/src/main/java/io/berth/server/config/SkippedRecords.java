package io.berth.server.config;

import io.berth.reservation.name.Names;
import io.berth.schemas.topic.Topics;
import io.berth.server.wire.Place;
import io.berth.server.wire.Skips;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which records an operator says to pass over, who says so, and why: none of the three without the others. */
final class SkippedRecords {
    private static final List<String> INPUTS = List.of(Topics.COMMANDS.name(), Topics.AGENT_REPORTS.name());
    private static final int MAX_RECORDS = 100;
    private static final int LONGEST_REASON = 200;

    private SkippedRecords() {}

    static Skips read(Map<String, String> settings, List<String> problems) {
        String written = settings.getOrDefault(KnownKeys.SKIP, "");
        String by = settings.getOrDefault(KnownKeys.SKIP_BY, "");
        String reason = settings.getOrDefault(KnownKeys.SKIP_REASON, "");
        if (written.isEmpty()) {
            if (!by.isEmpty() || !reason.isEmpty()) {
                problems.add(KnownKeys.SKIP + ": names no record, so nothing is passed over. Name one, or remove "
                        + KnownKeys.SKIP_BY + " and " + KnownKeys.SKIP_REASON + ".");
            }
            return Skips.NONE;
        }
        Set<Place> places = places(written, problems);
        if (by.isEmpty()) {
            problems.add(KnownKeys.SKIP_BY + ": is missing. Say who decided to pass over a record.");
        } else {
            Names.problem("operator", by).ifPresent(sentence -> problems.add(KnownKeys.SKIP_BY + ": " + sentence));
        }
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            problems.add(KnownKeys.SKIP_REASON + ": say in 1 to " + LONGEST_REASON
                    + " characters on one line why a record is passed over. It is kept with the record.");
        }
        return new Skips(places, by, reason);
    }

    private static Set<Place> places(String written, List<String> problems) {
        Set<Place> places = new LinkedHashSet<>();
        for (String each : written.split(",", -1)) {
            Optional<Place> place = Place.parse(each.strip()).filter(named -> INPUTS.contains(named.topic()));
            place.ifPresentOrElse(
                    places::add,
                    () -> problems.add(KnownKeys.SKIP + ": '" + Names.shown(each.strip())
                            + "' is not a record of " + String.join(" or ", INPUTS) + " such as "
                            + new Place(INPUTS.get(0), 3, 1842) + "."));
        }
        if (places.size() > MAX_RECORDS) {
            problems.add(KnownKeys.SKIP + ": names " + places.size() + " records, more than " + MAX_RECORDS + ".");
        }
        return places;
    }
}
