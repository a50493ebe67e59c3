package io.berth.reservation.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagExpressionParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One availability request. Of the master "ci", for one "linux", takes the first, waits without end and for capacity too,
 * under the pool's timeouts, unless told so.
 */
public final class RequestVoice {
    private final String id;
    private String master = "ci";
    private List<Need> needs = List.of(need(1, "linux"));
    private final List<Alternative> before = new ArrayList<>();
    private List<Preference> preferences = List.of();
    private int priority;
    private int offers;
    private Duration maxWait;
    private boolean awaitCapacity = true;
    private Duration offer;
    private Duration renewal;
    private Duration idle;
    private Duration limit;
    private String purpose;

    private RequestVoice(String id) {
        this.id = id;
    }

    public static RequestVoice request(String id) {
        return new RequestVoice(id);
    }

    private static Need need(int count, String tags) {
        return Need.of(count, TagExpressionParser.parse(tags).orThrow());
    }

    public RequestVoice of(String next) {
        master = next;
        return this;
    }

    public RequestVoice tags(String next) {
        needs = List.of(need(1, next));
        return this;
    }

    /** So many of these, together. */
    public RequestVoice tags(int count, String next) {
        needs = List.of(need(count, next));
        return this;
    }

    /** And so many of those, together with the others. */
    public RequestVoice and(int count, String next) {
        List<Need> more = new ArrayList<>(needs);
        more.add(need(count, next));
        needs = more;
        return this;
    }

    /** What was asked for so far it asks for as long as this, and then for something else. */
    public RequestVoice thenAfter(Duration tryFor, String next) {
        before.add(new Alternative(new Demand(needs), tryFor));
        return tags(next);
    }

    public RequestVoice preferring(String list) {
        preferences = Preference.parseList(list).orThrow();
        return this;
    }

    public RequestVoice priority(int next) {
        priority = next;
        return this;
    }

    public RequestVoice choosingAmong(int next) {
        offers = next;
        return this;
    }

    public RequestVoice waitingAtMost(Duration next) {
        maxWait = next;
        return this;
    }

    public RequestVoice tryingOnce() {
        return waitingAtMost(Duration.ZERO);
    }

    public RequestVoice onlyIfItCanMatch() {
        awaitCapacity = false;
        return this;
    }

    public RequestVoice under(Duration nextOffer, Duration nextRenewal, Duration nextIdle) {
        offer = nextOffer;
        renewal = nextRenewal;
        idle = nextIdle;
        return this;
    }

    public RequestVoice holdingAtMost(Duration next) {
        limit = next;
        return this;
    }

    public RequestVoice purpose(String next) {
        purpose = next;
        return this;
    }

    public Wish wish() {
        List<Alternative> alternatives = new ArrayList<>(before);
        alternatives.add(new Alternative(new Demand(needs), null));
        return new Wish(
                alternatives,
                preferences,
                priority,
                offers == 0 ? Select.FIRST : Select.CHOOSE,
                Math.max(1, offers),
                maxWait,
                purpose);
    }

    public Command asked() {
        return new Command.RequestAgent(
                new RequestId(id), new MasterName(master), wish(), awaitCapacity, offer, renewal, idle, limit);
    }
}
