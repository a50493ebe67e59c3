package io.berth.testbed.simulator.check;

/** The product did what it must never do. Ends the world it happened in. */
public final class BrokenInvariant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code as in design.md section 6: S1, L2
     * @param sentence what happened, for a person
     */
    public BrokenInvariant(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
