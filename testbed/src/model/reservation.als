/*
 * The reservation protocol: request, offer, reserve, renew, free, expire, clean up, with messages that are lost,
 * doubled, late and out of order. docs/model.md says what it proves and how to run it.
 *
 * How messages are modelled: whatever was said once may be heard at any later step, in any order, any number of times,
 * or never. So every set of messages below only grows, and hearing takes nothing out of it.
 *
 * How the log is modelled: the pool decides one command at a step, in one order. Only commands whose place in the log is
 * used later (as an epoch or as a sign of life) take a position.
 *
 * Each action names the class whose rule it says.
 */
module reservation

open util/ordering[Position] as order

/** Places in the log. The first stands for "none yet" (-1 in the code), so no command ever has it. */
sig Position {}
fun none_yet: Position { order/first }

/** The rules that can be taken out, one at a time, to see that a property needs them. */
abstract sig Rule {}
one sig EpochAtAgent, EpochOfClean, SignOfExpiry, OfferStands, FenceOnDisk extends Rule {}
one sig Code { keeps: set Rule }
pred asItIs { Code.keeps = Rule }
pred without[r: Rule] { Code.keeps = Rule - r }

sig Master {}

enum Status { Available, Offered, Reserved, Cleaning, LockDelay }
enum Phase { Idle, LeftBehind, Serving, CleaningUp }
enum RequestStatus { Waiting, Choosing, Holding, Ended }

sig Agent {
	// What the pool knows of it: io.berth.reservation.pool.Agent.
	var status: one Status,
	var epoch: one Position,
	var use: lone Request,
	var lastSign: one Position,

	// What its own process does: io.berth.agent.session.Duty. Lost when it restarts.
	var phase: one Phase,
	var duty: one Position,
	var cleaned: one Position,

	// What is on its disk: io.berth.agent.session.Fence.
	var fence: one Position,

	// Every epoch it ever accepted, and those it worked at. No rule reads them; the properties do.
	var accepted: set Position,
	var worked: set Position
}
/** Agents that confirm that they are clean; the others have no on-freed hook. */
sig Cleaner in Agent {}
/** Agents whose fence says that something is left to clean up. */
var sig Unclean in Agent {}

/** First: reserves the first fitting agent. Choose: its master picks among offers. */
enum Select { First, Choose }

sig Request {
	master: one Master,
	select: one Select,
	// What the pool knows of it: io.berth.reservation.pool.Request. One that was not heard of yet counts as Waiting.
	var state: one RequestStatus,
	var offered: set Agent,
	var offeredAt: one Position,
	// What its master knows and did: io.berth.master.session.RequestLife. A paused master just does nothing.
	var learnt: Agent -> Position,
	var gaveBack: Agent -> Position
}

/** All that was ever said. */
one sig Said {
	// By the pool: to masters, and to agents (the topic berth.agents, one record for each change).
	var offers: Request -> Agent,
	var grants: Request -> Agent -> Position,
	var states: Agent -> Status -> Position,
	// By timers, to the end of the log.
	var offerExpiries: Request -> Position,
	var expiries: Agent -> Position -> Position,
	// By agents: clean after this epoch; accepted up to this epoch but not at it now.
	var cleans: Agent -> Position,
	var absences: Agent -> Position
}

/** What happened, for the properties only. */
one sig Past {
	var renewals: Agent -> Position -> Position,
	var evictions: Agent -> Position -> Position,
	var expiredOffers: set Request
}

one sig Log { var head: one Position }

/** The command of this step is appended at p. */
pred at[p: Position] {
	p = order/next[Log.head]
	Log.head' = p
}

/* ------------------------------------------------------------------------------------------------ what stays as it is */

pred logStays { head' = head }
pred poolStays { status' = status and epoch' = epoch and use' = use and lastSign' = lastSign and requestsStay }
pred requestsStay { state' = state and offered' = offered and offeredAt' = offeredAt }
pred agentsStay { phase' = phase and duty' = duty and cleaned' = cleaned and fence' = fence and Unclean' = Unclean and accepted' = accepted }
pred mastersStay { learnt' = learnt and gaveBack' = gaveBack }
pred timersStay { offerExpiries' = offerExpiries and expiries' = expiries }
pred offersStay { offers' = offers }
pred grantsStay { grants' = grants }
pred workStays { worked' = worked }
pred pastStays { renewals' = renewals and evictions' = evictions and expiredOffers' = expiredOffers }

/** A step of the pool: agents, masters and timers do nothing. */
pred onlyThePool { agentsStay and mastersStay and timersStay and workStays }
/** A step of an agent's process. */
pred onlyAgents { logStays and poolStays and mastersStay and timersStay and offersStay and grantsStay and workStays and pastStays }
/** A step of a master. */
pred onlyMasters { logStays and poolStays and agentsStay and timersStay and offersStay and grantsStay and workStays and pastStays }

/* ---------------------------------------------------------------------------------------------------------- the pool */

pred reserve[r: Request, a: Agent, p: Position] {
	epoch' = epoch ++ a -> p
	use' = (use - r.offered -> Request) ++ a -> r
	lastSign' = lastSign ++ a -> p
	state' = state ++ r -> Holding
	grants' = grants + Said -> r -> a -> p
}

/** RequestDecider.request and Reaction.meet: a request meets an agent that is available. FIRST reserves at once. */
pred reservesAtOnce[r: Request, a: Agent, p: Position] {
	r.select = First and r.state = Waiting and a.status = Available
	at[p]
	reserve[r, a, p]
	status' = status ++ a -> Reserved
	offered' = offered and offeredAt' = offeredAt
	offersStay and pastStays and onlyThePool
}

/** Reaction.meet: CHOOSE holds some agents for the request, whichever are available, and tells its master. */
pred offersAgents[r: Request, p: Position] {
	r.select = Choose and r.state = Waiting
	at[p]
	some r.offered' and r.offered'.status = Available
	all other: Request - r | other.offered' = other.offered
	status' = status ++ r.offered' -> Offered
	use' = use ++ r.offered' -> r
	epoch' = epoch and lastSign' = lastSign
	state' = state ++ r -> Choosing
	offeredAt' = offeredAt ++ r -> p
	offers' = offers + Said -> r -> r.offered'
	grantsStay and pastStays and onlyThePool
}

/** RequestDecider.reserve and choose: the master's choice is heard; it counts only while that offer stands. */
pred hearsChoice[r: Request, a: Agent, p: Position] {
	r -> a in Said.offers
	OfferStands in Code.keeps => (r.state = Choosing and a in r.offered) else r.state != Holding
	at[p]
	reserve[r, a, p]
	status' = (status ++ (r.offered -> Available)) ++ a -> Reserved
	offered' = offered - r -> Agent
	offeredAt' = offeredAt
	offersStay and pastStays and onlyThePool
}

/** TimerDecider.expireOffers: the offers end and with them the request. */
pred hearsOfferExpiry[r: Request, sign: Position] {
	r -> sign in Said.offerExpiries
	r.state = Choosing and r.offeredAt = sign
	status' = status ++ (r.offered -> Available)
	use' = use - r.offered -> Request
	epoch' = epoch and lastSign' = lastSign
	state' = state ++ r -> Ended
	offered' = offered - r -> Agent
	offeredAt' = offeredAt
	expiredOffers' = expiredOffers + Past -> r
	renewals' = renewals and evictions' = evictions
	logStays and offersStay and grantsStay and onlyThePool
}

/** ReservationDecider.isHeldAt: the command names the present reservation and comes from its holder. */
pred holds[m: Master, a: Agent, e: Position] {
	a.status = Reserved and a.epoch = e and a.use.master = m
}

/** ReservationDecider.renew: a later sign of life. Sent by any master that knows the epoch, however late it arrives. */
pred hearsRenewal[r: Request, a: Agent, e: Position, p: Position] {
	a -> e in r.learnt
	holds[r.master, a, e]
	at[p]
	lastSign' = lastSign ++ a -> p
	status' = status and epoch' = epoch and use' = use and requestsStay
	renewals' = renewals + Past -> a -> e -> p
	evictions' = evictions and expiredOffers' = expiredOffers
	offersStay and grantsStay and onlyThePool
}

/** Endings: where an agent goes when its reservation is over. */
pred ends[a: Agent, next: Status] {
	status' = status ++ a -> (a in Cleaner => Cleaning else next)
	use' = use - a -> Request
	epoch' = epoch and lastSign' = lastSign
	state' = state ++ a.use -> Ended
	offered' = offered and offeredAt' = offeredAt
	logStays and offersStay and grantsStay and onlyThePool
}

/** ReservationDecider.free. */
pred hearsFree[r: Request, a: Agent, e: Position] {
	a -> e in r.gaveBack
	holds[r.master, a, e]
	ends[a, Available]
	pastStays
}

/** TimerDecider.expireReservation: only if nobody gave a sign of life after the one that the timer counted from. */
pred hearsExpiry[a: Agent, e, sign: Position] {
	a -> e -> sign in Said.expiries
	a.status = Reserved and a.epoch = e
	SignOfExpiry in Code.keeps => a.lastSign = sign
	ends[a, LockDelay]
	evictions' = evictions + Past -> a -> e -> sign
	renewals' = renewals and expiredOffers' = expiredOffers
}

/** AgentDecider.repair: the agent had accepted the reservation and does not serve it any more. */
pred hearsAbsence[a: Agent, e: Position] {
	a -> e in Said.absences
	a.status = Reserved and order/gte[e, a.epoch]
	ends[a, LockDelay]
	pastStays
}

pred becomesAvailable[a: Agent] {
	status' = status ++ a -> Available
	epoch' = epoch and use' = use and lastSign' = lastSign and requestsStay
	logStays and offersStay and grantsStay and pastStays and onlyThePool
}

/** AgentDecider.clean: only for the epoch that the pool waits for. */
pred hearsClean[a: Agent, e: Position] {
	a -> e in Said.cleans
	a.status = Cleaning
	EpochOfClean in Code.keeps => a.epoch = e
	becomesAvailable[a]
}

/** TimerDecider.endLockDelay: a timer set when this epoch ended, heard at any time after. */
pred hearsEndOfLockDelay[a: Agent, e: Position] {
	a -> LockDelay -> e in Said.states
	a.status = LockDelay and a.epoch = e
	becomesAvailable[a]
}

/* ------------------------------------------------------------------------------------------------------------ timers */

/** Timers.ofReserved: due at any moment; it names the reservation and the last sign of life that it knows. */
pred reservationTimerFires[a: Agent] {
	a.status = Reserved
	expiries' = expiries + Said -> a -> a.epoch -> a.lastSign
	offerExpiries' = offerExpiries
	logStays and poolStays and agentsStay and mastersStay and offersStay and grantsStay and workStays and pastStays
}

/** Timers.of(Request): the same for the offers of a request. */
pred offerTimerFires[r: Request] {
	r.state = Choosing
	offerExpiries' = offerExpiries + Said -> r -> r.offeredAt
	expiries' = expiries
	logStays and poolStays and agentsStay and mastersStay and offersStay and grantsStay and workStays and pastStays
}

/* ----------------------------------------------------------------------------------------------------------- masters */

/** RequestLife.granted: the answer arrives. It may be the old one, repeated. */
pred learns[r: Request, a: Agent, e: Position] {
	r -> a -> e in Said.grants
	learnt' = learnt + r -> a -> e
	gaveBack' = gaveBack
	onlyMasters
}

/** RequestLife.free: it stops using the agent and says so. */
pred frees[r: Request, a: Agent, e: Position] {
	believes[r, a, e]
	gaveBack' = gaveBack + r -> a -> e
	learnt' = learnt
	onlyMasters
}

/** A master that was paused believes so for ever: the model has no clock that would tell it (Holding.isValid has). */
pred believes[r: Request, a: Agent, e: Position] { a -> e in r.learnt - r.gaveBack }

/* ------------------------------------------------------------------------------------------------------------ agents */

/** Duty.take and raise: the fence is on disk before anything else happens. */
pred raisesFenceTo[a: Agent, e: Position] {
	fence' = fence ++ a -> e
	Unclean' = Unclean + a
}

/** Duty.accept: only above everything it ever accepted. This is the epoch check. */
pred accepts[a: Agent, e: Position] {
	a -> Reserved -> e in Said.states
	a.phase = Idle
	EpochAtAgent in Code.keeps => order/gt[e, a.fence]
	raisesFenceTo[a, e]
	phase' = phase ++ a -> Serving
	duty' = duty ++ a -> e
	accepted' = accepted + a -> e
	cleaned' = cleaned
	onlyAgents
}

/** Duty.whileServing and the case LEFT_BEHIND: what is heard says that the reservation is over. */
pred isOver[a: Agent, said: Status, e: Position] {
	a.phase = Serving
	said = Reserved => (EpochAtAgent in Code.keeps => order/gt[e, a.duty] else e != a.duty)
	said = Cleaning => order/gte[e, a.duty]
}
pred isOverForLeftBehind[a: Agent, said: Status, e: Position] {
	a.phase = LeftBehind
	not (said = Reserved and order/lte[e, a.duty])
}

/** Duty.end and clean: stops what runs and cleans up after it, or after the later epoch that it never served. */
pred stops[a: Agent, said: Status, e: Position] {
	a -> said -> e in Said.states
	isOver[a, said, e] or isOverForLeftBehind[a, said, e]
	cleansUpAfter[a, (said = Cleaning and order/gt[e, a.duty]) => e else a.duty]
}

/** Duty.whileIdle: asked to clean up after an epoch that it never served. */
pred cleansUnasked[a: Agent, e: Position] {
	a -> Cleaning -> e in Said.states
	a.phase = Idle and e != none_yet and e != a.cleaned
	cleansUpAfter[a, e]
}

pred cleansUpAfter[a: Agent, e: Position] {
	accepted' = accepted
	fence' = (order/gt[e, a.fence] => fence ++ a -> e else fence)
	a in Cleaner => {
		phase' = phase ++ a -> CleaningUp
		duty' = duty ++ a -> e
		cleaned' = cleaned
		Unclean' = (order/gt[e, a.fence] => Unclean + a else Unclean)
	} else {
		isClean[a, e]
	}
	onlyAgents
}

/** Duty.cleaned. */
pred isClean[a: Agent, e: Position] {
	phase' = phase ++ a -> Idle
	duty' = duty ++ a -> none_yet
	cleaned' = cleaned ++ a -> e
	Unclean' = (order/gte[e, a.fence] => Unclean - a else Unclean)
}

/** Duty.hookFinished: the on-freed hook is through. */
pred finishesCleaning[a: Agent] {
	a.phase = CleaningUp
	isClean[a, a.duty]
	fence' = fence and accepted' = accepted
	onlyAgents
}

/** The constructor of Duty: a new run knows what the fence file says and nothing else. */
pred restarts[a: Agent] {
	let kept = (FenceOnDisk in Code.keeps => a.fence else none_yet) |
	let left = (FenceOnDisk in Code.keeps => a & Unclean & Cleaner else none) {
		fence' = fence ++ a -> kept
		Unclean' = (FenceOnDisk in Code.keeps => Unclean else Unclean - a)
		phase' = phase ++ a -> (some left => LeftBehind else Idle)
		duty' = duty ++ a -> (some left => kept else none_yet)
		cleaned' = cleaned ++ a -> (some left => none_yet else kept)
	}
	accepted' = accepted
	onlyAgents
}

/** A job runs: a master that believes it holds the agent at e, and the agent's process that serves e, agree. */
pred canWork[a: Agent, e: Position] {
	a.phase = Serving and a.duty = e
	some r: Request | believes[r, a, e]
}
pred works[a: Agent, e: Position] {
	canWork[a, e]
	worked' = worked + a -> e
	logStays and poolStays and agentsStay and mastersStay and timersStay and offersStay and grantsStay and pastStays
}

/* ------------------------------------------------------------------------------------------------------ the behaviour */

pred starts {
	Log.head = none_yet
	all a: Agent {
		a.status = Available and a.phase = Idle and no a.use and no a.accepted and no a.worked
		a.epoch + a.lastSign + a.duty + a.cleaned + a.fence = none_yet
	}
	no Unclean
	all r: Request | r.state = Waiting and no r.offered and r.offeredAt = none_yet and no r.learnt and no r.gaveBack
	no offers and no grants and no states and no offerExpiries and no expiries and no cleans and no absences
	no renewals and no evictions and no expiredOffers
}

/** Nothing happens. */
pred rests { logStays and poolStays and agentsStay and mastersStay and timersStay and offersStay and grantsStay and workStays and pastStays }

fact anything {
	always {
		rests
		or (some r: Request, a: Agent, p: Position | reservesAtOnce[r, a, p] or hearsChoice[r, a, p])
		or (some r: Request, p: Position | offersAgents[r, p])
		or (some r: Request, sign: Position | hearsOfferExpiry[r, sign])
		or (some r: Request, a: Agent, e, p: Position | hearsRenewal[r, a, e, p])
		or (some r: Request, a: Agent, e: Position | hearsFree[r, a, e] or learns[r, a, e] or frees[r, a, e])
		or (some a: Agent, e, sign: Position | hearsExpiry[a, e, sign])
		or (some a: Agent, e: Position | hearsAbsence[a, e] or hearsClean[a, e] or hearsEndOfLockDelay[a, e])
		or (some a: Agent | reservationTimerFires[a] or finishesCleaning[a] or restarts[a])
		or (some r: Request | offerTimerFires[r])
		or (some a: Agent, e: Position | accepts[a, e] or cleansUnasked[a, e] or works[a, e])
		or (some a: Agent, said: Status, e: Position | stops[a, said, e])
	}
}

/** StateWriter and Duty.report: every state of an agent is published; an agent repeats what holds of it. */
fact everyStateIsSaid {
	always {
		states' = states + { s: Said, a: Agent, b: Status, e: Position | a.status' = b and a.epoch' = e and e != none_yet }
		cleans' = cleans + { s: Said, a: Agent, e: Position | a.cleaned' = e and e != none_yet }
		absences' = absences + { s: Said, a: Agent, e: Position |
			a.fence' = e and e != none_yet and not (a.phase' in Serving + CleaningUp and a.duty' = e) }
	}
}

/* -------------------------------------------------------------------------------------------------------- properties */

/** S3: an agent never works for a reservation older than one it has accepted. */
pred agentNeverGoesBack {
	all a: Agent, e: Position | canWork[a, e] implies no f: a.accepted | order/gt[f, e]
}

/** While an agent that confirms its clean-ups serves an epoch, the pool has granted nothing later: no two jobs meet. */
pred noTwoAtOnce {
	all a: Cleaner | a.phase = Serving implies a.duty = a.epoch
}

/** S1: at most one open reservation of each agent; pool and request agree on it. */
pred oneHolder {
	all a: Agent | lone r: Request | r.state = Holding and some r.(Said.grants)[a]
	all a: Agent | a.status = Reserved iff some r: Request | r.state = Holding and a.use = r and r -> a -> a.epoch in Said.grants
}

/** S2: no epoch is given twice, and from this step to the next those of an agent grow. */
pred epochsGrow {
	all e: Position | lone (Said.grants).e
	all a: Agent | order/gte[a.epoch', a.epoch]
	all a: Agent, e: Request.(Said.grants')[a] - Request.(Said.grants)[a] | order/gt[e, a.epoch]
}

/** S4: an agent is in at most one live offer, and an expired offer never becomes a reservation. */
pred offersAreUsedOnce {
	all a: Agent | lone r: Request | r.state = Choosing and a in r.offered
	no r: Past.expiredOffers | r.state = Holding
}

/** Design 5: whoever was renewed after the sign that a timer counted from is not evicted by that timer. */
pred renewalBeatsOlderExpiry {
	all a: Agent, e, sign: Position | a -> e -> sign in Past.evictions implies
		no p: Position | a -> e -> p in Past.renewals and order/gt[p, sign]
}

pred safe {
	agentNeverGoesBack and noTwoAtOnce and oneHolder and epochsGrow and offersAreUsedOnce and renewalBeatsOlderExpiry
}

/* -------------------------------------------------------------------------------- why they hold, after any number of steps */

/** What pool, request and agent say of each other. */
pred poolAgrees {
	all a: Agent {
		a.status = Reserved implies one a.use and a.use.state = Holding and a.use -> a -> a.epoch in Said.grants
		a.status = Offered implies one a.use and a in a.use.offered
		a.status in Available + Cleaning + LockDelay implies no a.use
		a in Cleaner implies a.status != LockDelay
	}
	all r: Request {
		r.state = Choosing iff some r.offered
		r.offered.status in Offered and r.offered.use in r
		r.state = Holding implies one use.r and use.r.status = Reserved
		r.state in Waiting + Choosing implies no r.(Said.grants)
		lone r.(Said.grants)
	}
	Past.expiredOffers.state in Ended
}

/** Nothing names a position of the log that is not there yet, or an epoch above the agent's. */
pred nothingIsAhead {
	all a: Agent, e: Position | e in Request.(Said.grants)[a] implies e != none_yet and order/lte[e, a.epoch]
	all e: Position | lone (Said.grants).e
	all a: Agent {
		order/lte[a.epoch, Log.head] and order/lte[a.lastSign, Log.head]
		a.epoch in none_yet + Request.(Said.grants)[a]
	}
	all a: Agent, e: Position | e in Status.(a.(Said.states)) implies e in Request.(Said.grants)[a]
}

/** The fence is the highest that the agent knows of; whatever it serves is the highest, and is not clean. */
pred fenceHolds {
	all a: Agent {
		order/lte[a.fence, a.epoch]
		all f: a.accepted | order/lte[f, a.fence]
		order/lte[a.duty, a.fence]
		a.cleaned in none_yet + a.(Said.cleans)
		a.phase = Serving implies a.duty = a.fence and a.duty != none_yet
		all e: a.(Said.cleans) | order/lte[e, a.fence] and (a.phase = Serving implies e != a.duty)
	}
}

/** The pool passes an epoch of an agent that cleans up only when the agent has put it behind its fence. */
pred passedOnlyWhenClean {
	all a: Cleaner {
		all e: Request.(Said.grants)[a] - a.epoch | order/lte[e, a.fence]
		a.status in Available + Offered implies a.epoch = a.fence and a.phase != Serving
	}
	noTwoAtOnce
}

/** What timers and renewals have left behind. */
pred signsAgree {
	all a: Agent, e, p: Position {
		a -> e -> p in Past.renewals + Past.evictions implies order/lte[e, a.epoch]
		a -> e -> p in Past.renewals and a.status = Reserved and a.epoch = e implies order/lte[p, a.lastSign]
		a -> e -> p in Past.evictions and a.status = Reserved implies a.epoch != e
	}
	renewalBeatsOlderExpiry
}

pred sound { poolAgrees and nothingIsAhead and fenceHolds and passedOnlyWhenClean and signsAgree }

/* ---------------------------------------------------------------------------------------------------------- commands */

/** The first state is sound. */
check startIsSound { starts implies sound }
	for exactly 2 Master, 2 Agent, 3 Request, 6 Position, 1..1 steps expect 0

/** No step, from any sound state whatever, leads to one that is not: so every state of every run is sound. */
check everyStepStaysSound { asItIs and sound implies after sound }
	for exactly 2 Master, 2 Agent, 3 Request, 6 Position, 2..2 steps expect 0

/** And a sound state is safe. */
check soundIsSafe { asItIs and sound implies safe }
	for exactly 2 Master, 2 Agent, 3 Request, 6 Position, 2..2 steps expect 0

/** Not vacuous: an agent is offered, chosen, works, is renewed, freed and cleaned up, and works for another master. */
run aWholeCycle {
	starts and asItIs
	some a: Cleaner, disj r, s: Request, disj offer, e, sign, f: Position {
		r.master != s.master
		offersAgents[r, offer];
		hearsChoice[r, a, e];
		learns[r, a, e];
		accepts[a, e];
		works[a, e];
		hearsRenewal[r, a, e, sign];
		frees[r, a, e];
		hearsFree[r, a, e];
		stops[a, Cleaning, e];
		finishesCleaning[a];
		hearsClean[a, e];
		reservesAtOnce[s, a, f];
		learns[s, a, f];
		accepts[a, f];
		works[a, f]
	}
} for exactly 2 Master, exactly 1 Agent, exactly 2 Request, exactly 5 Position, 16..16 steps expect 1

check agentWithoutEpochCheck { starts and without[EpochAtAgent] implies always agentNeverGoesBack }
	for exactly 2 Master, exactly 1 Agent, exactly 2 Request, exactly 4 Position, 10..10 steps expect 1

check expiryWithoutSign { starts and without[SignOfExpiry] implies always renewalBeatsOlderExpiry }
	for exactly 2 Master, exactly 1 Agent, exactly 2 Request, exactly 4 Position, 6..6 steps expect 1

check choiceWithoutOffer { starts and without[OfferStands] implies always offersAreUsedOnce }
	for exactly 2 Master, exactly 1 Agent, exactly 2 Request, exactly 4 Position, 5..5 steps expect 1

check cleanWithoutEpoch { starts and without[EpochOfClean] and Request.select = First implies always noTwoAtOnce }
	for exactly 1 Master, exactly 1 Agent, exactly 3 Request, exactly 4 Position, 13..13 steps expect 1

check restartWithoutFence { starts and without[FenceOnDisk] implies always agentNeverGoesBack }
	for exactly 2 Master, exactly 1 Agent, exactly 2 Request, exactly 4 Position, 10..10 steps expect 1
