package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;

/** A value on the wire breaks a rule. Leaves the reading of one record; never leaves this package. */
final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    /** @param sentence for a person, safe to print */
    Invalid(RefusalCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }
}
