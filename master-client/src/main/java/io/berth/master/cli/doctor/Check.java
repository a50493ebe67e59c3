package io.berth.master.cli.doctor;

import java.util.List;

/** One thing that can be wrong. */
interface Check {
    /** @return one word, unique; for people and for programs */
    String name();

    /** @return the names of the checks without which this one has nothing to look at: it is skipped where one of them failed */
    List<String> needs();

    /**
     * Looks once. May take its time: it is ended when its time is over.
     *
     * @throws io.berth.master.UnavailableException where what it looks at cannot be reached or used; that is its finding
     */
    Finding look();
}
