package io.berth.testbed.demo;

import io.berth.schemas.code.OfferEnd;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.event.AgentOffered;
import io.berth.schemas.event.OfferEnded;
import io.berth.schemas.event.RequestEnded;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Children;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.Optional;

/** A master gets offers and never chooses; another one waits behind it. */
final class UndecidedMaster implements Scene {
    private static final String UNDECIDED = "undecided";
    private static final String PATIENT = "patient";

    @Override
    public String title() {
        return "A master is offered both Macs and does not choose; another waits for one";
    }

    @Override
    public void play(Stage stage) {
        // Somebody at a keyboard who never types.
        Child undecided = stage.world()
                .berth(
                        UNDECIDED,
                        Optional.of(Stage.POOL),
                        List.of("reserve", "--choose", "--request", "undecided-1", "--tags", "macos"),
                        Children.Input.SILENT);
        stage.events()
                .await(
                        "a Mac is offered",
                        AgentOffered.class,
                        event -> event.getMaster().equals(UNDECIDED));
        Child patient = stage.berth(PATIENT, List.of("run", "--tags", "macos", "--", "sleep", "0.5"));
        OfferEnded expired = stage.events()
                .await(
                        "the offer times out",
                        OfferEnded.class,
                        event -> event.getRequest().equals("undecided-1") && event.getReason() == OfferEnd.EXPIRED);
        RequestEnded ended = stage.events()
                .await(
                        "the request of the undecided master is over",
                        RequestEnded.class,
                        event -> event.getMaster().equals(UNDECIDED));
        stage.check(
                "the offer of " + expired.getAgent() + " timed out, the request ended as " + ended.getOutcome(),
                ended.getOutcome() == Outcome.OFFER_EXPIRED);
        stage.check("the one that waited got a Mac then", patient.awaitExit(World.LIMIT) == 0);
        stage.check("the undecided master ended by itself, with exit code 2", undecided.awaitExit(World.LIMIT) == 2);
    }
}
