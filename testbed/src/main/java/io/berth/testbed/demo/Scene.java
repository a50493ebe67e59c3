package io.berth.testbed.demo;

/** One thing that the demo shows. */
interface Scene {
    /** @return what is about to be seen, in one line */
    String title();

    /**
     * Shows it, and checks that it happened.
     *
     * @throws io.berth.testbed.process.AwaitException if it does not
     */
    void play(Stage stage);
}
