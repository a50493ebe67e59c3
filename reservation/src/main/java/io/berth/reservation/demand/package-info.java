/** What a request asks for: how many agents, with which tags, and what it takes instead. */
package io.berth.reservation.demand;
