package io.berth.reservation.tag;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * Compares versions as people read them: {@code 15.10} is later than {@code 15.9}, {@code 15} equals {@code 15.0}.
 *
 * <p>A version is split at {@code . _ + -} and between digits and letters. Numeric parts compare as numbers of any
 * length, other parts as text; a numeric part is later than a textual one ({@code 15.0} after {@code 15.beta}); a
 * missing part counts as {@code 0}.
 */
final class VersionOrder implements Comparator<String> {
    static final VersionOrder INSTANCE = new VersionOrder();

    private static final String BETWEEN_PARTS = "[._+-]|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])(?=[0-9])";

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        String[] leftParts = left.split(BETWEEN_PARTS);
        String[] rightParts = right.split(BETWEEN_PARTS);
        for (int i = 0; i < Math.max(leftParts.length, rightParts.length); i++) {
            int order = compareParts(part(leftParts, i), part(rightParts, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String part(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? parts[index] : "0";
    }

    private static int compareParts(String left, String right) {
        boolean leftNumeric = Character.isDigit(left.charAt(0));
        boolean rightNumeric = Character.isDigit(right.charAt(0));
        if (leftNumeric && rightNumeric) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? 1 : -1;
        }
        return left.compareTo(right);
    }
}
