package io.berth.reservation.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpressionParser;
import java.time.Duration;

/**
 * One availability request. Of the master "ci", for "linux", takes the first, waits without end and for capacity too,
 * under the pool's timeouts, unless told so.
 */
public record RequestVoice(
        String id,
        String master,
        String tags,
        int offers,
        Duration maxWait,
        boolean awaitCapacity,
        Duration offer,
        Duration renewal,
        Duration idle,
        String purpose) {

    public static RequestVoice request(String id) {
        return new RequestVoice(id, "ci", "linux", 0, null, true, null, null, null, null);
    }

    public RequestVoice of(String next) {
        return new RequestVoice(id, next, tags, offers, maxWait, awaitCapacity, offer, renewal, idle, purpose);
    }

    public RequestVoice tags(String next) {
        return new RequestVoice(id, master, next, offers, maxWait, awaitCapacity, offer, renewal, idle, purpose);
    }

    public RequestVoice choosingAmong(int next) {
        return new RequestVoice(id, master, tags, next, maxWait, awaitCapacity, offer, renewal, idle, purpose);
    }

    public RequestVoice waitingAtMost(Duration next) {
        return new RequestVoice(id, master, tags, offers, next, awaitCapacity, offer, renewal, idle, purpose);
    }

    public RequestVoice tryingOnce() {
        return waitingAtMost(Duration.ZERO);
    }

    public RequestVoice onlyIfItCanMatch() {
        return new RequestVoice(id, master, tags, offers, maxWait, false, offer, renewal, idle, purpose);
    }

    public RequestVoice under(Duration nextOffer, Duration nextRenewal, Duration nextIdle) {
        return new RequestVoice(
                id, master, tags, offers, maxWait, awaitCapacity, nextOffer, nextRenewal, nextIdle, purpose);
    }

    public RequestVoice purpose(String next) {
        return new RequestVoice(id, master, tags, offers, maxWait, awaitCapacity, offer, renewal, idle, next);
    }

    public Command asked() {
        return new Command.RequestAgent(
                new RequestId(id),
                new MasterName(master),
                TagExpressionParser.parse(tags).orThrow(),
                offers == 0 ? Select.FIRST : Select.CHOOSE,
                Math.max(1, offers),
                maxWait,
                awaitCapacity,
                offer,
                renewal,
                idle,
                purpose);
    }
}
