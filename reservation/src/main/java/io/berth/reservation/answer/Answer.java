package io.berth.reservation.answer;

import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;

/** What a master is told. Every answer is directed at one master; a component that may be null says so. */
public sealed interface Answer {

    MasterName master();

    /** @return the request that the answer is about, or null where the command named none that is known */
    RequestId request();

    /** Compiler-checked dispatch: a new answer breaks every place that does not handle it yet. */
    <R> R accept(Cases<R> cases);

    /** One case for each answer. */
    interface Cases<R> {
        R waiting(Waiting answer);

        R offered(Offered answer);

        R reserved(Reserved answer);

        R ready(Ready answer);

        R renewed(Renewed answer);

        R ended(Ended answer);

        R warned(Warned answer);

        R extended(Extended answer);

        R heard(Heard answer);

        R released(Released answer);

        R confirmed(Confirmed answer);

        R refused(Refused answer);
    }

    /**
     * The request waits.
     *
     * @param since the position at which it came to wait; higher than every epoch that it held before
     * @param alternative which of its alternatives it asks for, from 0
     * @param position its place among those that wait for the same, by priority and age, from 1. Fair shares may let
     *     others pass
     * @param waiting how many wait for the same
     * @param matching how many registered agents match what it asks for
     * @param reason a sentence that says what the matching agents do, and what else holds it up
     * @param estimate how long it may take, or null where there is nothing to tell it from
     * @param silence the request ends if its master does not ask again for so long
     */
    record Waiting(
            MasterName master,
            RequestId request,
            long since,
            int alternative,
            int position,
            int waiting,
            int matching,
            String reason,
            Estimate estimate,
            Duration silence)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    /** How long it takes, as a range: what was seen before makes it likely, nothing makes it sure. */
    record Estimate(Duration least, Duration most) {}

    /**
     * These agents are held for the request.
     *
     * @param at the position of the offers; a master that declines names it
     * @param timeout for how long at least, counted by the service
     */
    record Offered(MasterName master, RequestId request, List<Candidate> candidates, long at, Duration timeout)
            implements Answer {
        public Offered {
            candidates = List.copyOf(candidates);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.offered(this);
        }
    }

    /** An agent to choose from. */
    record Candidate(AgentName agent, TagSet tags) {}

    /**
     * The agent is reserved. A request for several agents is told of each, in a row.
     *
     * @param need which of the needs of the request it meets, from 0
     * @param of how many agents the request was given, at least 1
     * @param renewalTimeout the reservation ends without a renewal for so long
     * @param idleTimeout the reservation ends without a running job for so long
     * @param limit the reservation ends so long after the grant or the last extension
     * @param extensions how often it was extended
     * @param left how much of the limit is left since this was said, 0 to {@code limit}; null where that is not known
     */
    record Reserved(
            MasterName master,
            RequestId request,
            AgentName agent,
            TagSet tags,
            long epoch,
            int need,
            int of,
            Duration renewalTimeout,
            Duration idleTimeout,
            Duration limit,
            int extensions,
            Duration left)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reserved(this);
        }
    }

    /** The agent serves the reservation. */
    record Ready(MasterName master, RequestId request, AgentName agent, long epoch) implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ready(this);
        }
    }

    /**
     * The renewal counts. Said once for each, and never unasked.
     *
     * @param attempt the one of the renewal, so that its holder knows when it sent what counts
     * @param extensions how often the reservation was extended before, -1 where that is not known
     * @param limit how long it lasts, since the grant or the last extension; null where that is not known
     * @param left how much of that is left since the service heard the renewal; null where that is not known
     */
    record Renewed(
            MasterName master,
            RequestId request,
            AgentName agent,
            long epoch,
            long attempt,
            int extensions,
            Duration limit,
            Duration left)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.renewed(this);
        }
    }

    /**
     * The reservation ends soon.
     *
     * @param cause for want of a job, or because it lasted long enough
     * @param left how long it lasts at least
     */
    record Warned(MasterName master, RequestId request, AgentName agent, long epoch, ExpiryCause cause, Duration left)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.warned(this);
        }
    }

    /**
     * The reservation lasts longer.
     *
     * @param extension how often it was extended by now
     * @param length from when the service heard of it
     * @param left how much of that is left since this was said, less where it is said again; null where that is not known
     */
    record Extended(
            MasterName master,
            RequestId request,
            AgentName agent,
            long epoch,
            int extension,
            Duration length,
            Duration left)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.extended(this);
        }
    }

    /** The agent that the master holds went silent, or is heard again. The reservation goes on. */
    record Heard(MasterName master, RequestId request, AgentName agent, long epoch, boolean heard) implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.heard(this);
        }
    }

    /**
     * One agent of several is no longer reserved for the request; the others are. Where all are given up and the request is
     * served anew at once, it is told of what it was given, and not of what it lost.
     *
     * @param reason why
     */
    record Released(MasterName master, RequestId request, AgentName agent, long epoch, Outcome reason)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.released(this);
        }
    }

    /**
     * What the operator said was done, or was so before.
     *
     * @param agent null where it was about the pool
     */
    record Confirmed(MasterName master, AgentName agent, String sentence) implements Answer {
        @Override
        public RequestId request() {
            return null;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.confirmed(this);
        }
    }

    /**
     * The request is over.
     *
     * @param agent the agent it held, the first of several, or null
     * @param epoch the epoch it held it at, -1 for none
     * @param code why it was rejected, null unless the outcome is REJECTED
     * @param sentence for a person, never null
     */
    record Ended(
            MasterName master,
            RequestId request,
            Outcome outcome,
            AgentName agent,
            long epoch,
            RefusalCode code,
            String sentence)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /**
     * The command changed nothing.
     *
     * @param request null where the command was about an agent and an epoch
     * @param agent null where the command was about a request
     * @param epoch the epoch that the command named, -1 for none
     */
    record Refused(MasterName master, RequestId request, AgentName agent, long epoch, RefusalCode code, String sentence)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.refused(this);
        }
    }
}
