package io.berth.master.transport;

import io.berth.reservation.name.RequestId;
import java.security.SecureRandom;

/** New request ids: 80 random bits, so that nobody's ids meet, short enough to be read out and typed. */
public final class RequestIds {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestIds() {}

    public static RequestId random() {
        StringBuilder text = new StringBuilder("r-");
        RANDOM.ints(LENGTH, 0, DIGITS.length()).forEach(index -> text.append(DIGITS.charAt(index)));
        return new RequestId(text.toString());
    }
}
