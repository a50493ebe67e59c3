package io.berth.reservation.audit;

/** S10: the order of one pool's events, which is what makes them replayable. */
final class LogOrder {
    private final boolean whole;
    private final Judge judge;
    private boolean started;
    private long position;
    private int index;

    LogOrder(boolean whole, Judge judge) {
        this.whole = whole;
        this.judge = judge;
    }

    /** @return whether the event comes after all before it; one that does not says nothing about the state */
    boolean isNext(AuditedEvent event) {
        boolean later = !started || event.position() > position;
        boolean follows = later || event.position() == position && event.index() > index;
        boolean expected = later ? event.index() == 0 || !started && !whole : event.index() == index + 1;
        judge.expect(
                Invariant.S10,
                follows && expected,
                () -> follows
                        ? "Events are missing before index " + event.index() + " of this command."
                        : "Index " + event.index() + " of position " + event.position() + " stands after index " + index
                                + " of position " + position + ".");
        if (follows) {
            started = true;
            position = event.position();
            index = event.index();
        }
        return follows;
    }

    /** @return whether the event is of another command than the one before it */
    boolean isOfNextCommand(AuditedEvent event) {
        return started && event.position() != position;
    }
}
