package io.berth.agent.probe;

import io.berth.reservation.name.Names;
import io.berth.reservation.tag.Tag;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Puts together what probes print. What is no tag is left out and named; the rest of the probe counts. A probe that
 * failed adds nothing, whatever it printed and whatever it found before: what may be gone is not promised.
 */
final class TagCollector {
    private final TreeSet<Tag> all;
    private final Map<String, List<String>> byProbe = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    TagCollector(TagSet configured) {
        all = new TreeSet<>(configured.tags());
    }

    void failed(String probe, String detail) {
        byProbe.put(probe, List.of());
        problems.add("Probe " + probe + " failed: " + detail + ". Its tags are left out until it works.");
    }

    /** @param lines one tag each, or several with commas between them */
    void printed(String probe, Collection<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            for (String word : line.split(",")) {
                if (!word.isBlank() && add(probe, word.strip())) {
                    found.add(word.strip());
                }
            }
        }
        byProbe.put(probe, List.copyOf(found));
    }

    private boolean add(String probe, String word) {
        Tag tag = Tag.parse(word).orElse(null);
        if (tag == null) {
            problems.add("Probe " + probe + " printed '" + Names.shown(word)
                    + "', which is no tag, so it is left out. Print key or key=value, one a line.");
        } else if (all.size() == TagSet.MAX_TAGS && !all.contains(tag)) {
            problems.add("Probe " + probe + " printed " + tag + ", which is left out: an agent may have at most "
                    + TagSet.MAX_TAGS + " tags.");
        } else {
            all.add(tag);
        }
        return tag != null && all.contains(tag);
    }

    FoundTags found() {
        return new FoundTags(TagSet.of(all.stream().map(Tag::toString).toList()), byProbe, List.copyOf(problems));
    }
}
