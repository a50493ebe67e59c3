package io.berth.reservation.pool.match;

/** That the agents of a signature match what a supply asks for; both know where they keep it. */
final class Link {
    final Signature signature;
    final Supply supply;
    int inSignature;
    int inSupply;

    Link(Signature signature, Supply supply) {
        this.signature = signature;
        this.supply = supply;
    }
}
