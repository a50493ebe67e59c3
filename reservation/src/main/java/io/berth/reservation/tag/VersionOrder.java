package io.berth.reservation.tag;

import java.util.Comparator;

/**
 * Compares versions as people read them: {@code 15.10} is later than {@code 15.9}, {@code 15} equals {@code 15.0}.
 *
 * <p>A version is split at {@code . _ + -} and between digits and letters. Numeric parts compare as numbers of any
 * length, other parts as text; a missing part counts as {@code 0}; a numeric part is later than a textual one. So letters
 * after a version mean "before it": {@code 17-ea} comes before {@code 17}, and {@code 2022.1b} before {@code 2022.1}.
 */
final class VersionOrder implements Comparator<String> {
    static final VersionOrder INSTANCE = new VersionOrder();

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        Parts leftParts = new Parts(left);
        Parts rightParts = new Parts(right);
        while (leftParts.hasNext() || rightParts.hasNext()) {
            int order = compareParts(leftParts.next(), rightParts.next());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** @param left a number without leading zeros, which is empty for 0, or letters; so is {@code right} */
    private static int compareParts(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        boolean rightNumeric = isNumeric(right);
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? 1 : -1;
        }
        // Without leading zeros the longer number is the greater one, and numbers of one length compare as text.
        return leftNumeric && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    private static boolean isNumeric(String part) {
        return part.isEmpty() || isDigit(part.charAt(0));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSeparator(char c) {
        return "._+-".indexOf(c) >= 0;
    }

    /** Walks over the parts of one version. No regular expression: a new tag expression is compared with every tag. */
    private static final class Parts {
        private final String version;
        private int at;

        Parts(String version) {
            this.version = version;
        }

        boolean hasNext() {
            return at < version.length();
        }

        /** @return the next part, numbers without leading zeros; empty for 0 and where there is no part any more */
        String next() {
            int start = at;
            while (hasNext() && isOfOneKind(start)) {
                at++;
            }
            int end = at;
            if (hasNext() && isSeparator(version.charAt(at))) {
                at++;
            }
            while (start < end && version.charAt(start) == '0') {
                start++;
            }
            return version.substring(start, end);
        }

        private boolean isOfOneKind(int start) {
            char c = version.charAt(at);
            return !isSeparator(c) && isDigit(c) == isDigit(version.charAt(start));
        }
    }
}
