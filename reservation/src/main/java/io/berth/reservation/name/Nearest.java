package io.berth.reservation.name;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that somebody probably meant, for a message that says so. */
public final class Nearest {
    /** A word of unknown origin may be as long as a file: past this nothing is near anyway. */
    private static final int COMPARED = 100;

    private Nearest() {}

    /**
     * @param known not empty
     * @return the known word with the fewest letters to change; the first of equals
     */
    public static String to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .orElseThrow();
    }

    /** @return how many letters must be added, removed or changed (Levenshtein); of a long word its beginning counts */
    public static int distance(String word, String other) {
        String from = word.length() > COMPARED ? word.substring(0, COMPARED) : word;
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
