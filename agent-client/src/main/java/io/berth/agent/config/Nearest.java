package io.berth.agent.config;

import java.util.Arrays;
import java.util.Comparator;

/** Finds what somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /** @return the known key of Berth that takes the fewest edits to reach */
    static String to(String key) {
        String shortened = key.length() > 80 ? key.substring(0, 80) : key;
        return Arrays.stream(ConfigKey.values())
                .map(ConfigKey::key)
                .filter(known -> known.startsWith(ConfigKey.PREFIX))
                .min(Comparator.comparingInt(known -> distance(shortened, known)))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
