package io.berth.server.config;

import java.util.Comparator;
import java.util.List;

/** Finds what somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /** @return the candidate with the fewest letters to change; the first of equals */
    static String of(String written, List<String> candidates) {
        // A key may be as long as a file: past this nothing is near anyway.
        String head = written.length() > 100 ? written.substring(0, 100) : written;
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(head, candidate)))
                .orElseThrow();
    }

    /** Levenshtein: how many letters must be added, removed or changed. */
    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
