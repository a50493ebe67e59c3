package io.berth.master.cli.doctor;

/** Hears how it goes on. */
public interface Listener {
    void begins(String check);

    void examined(Examined result);
}
