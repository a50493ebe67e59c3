package io.berth.testbed.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source checkout that this program was built in, and the launchers in it. */
public final class Checkout {
    private static final Path ROOT = find();

    private Checkout() {}

    /** @return the top directory */
    public static Path root() {
        return ROOT;
    }

    /** @return {@code bin/name} */
    public static Path launcher(String name) {
        return ROOT.resolve("bin").resolve(name);
    }

    private static Path find() {
        try {
            Path here = Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path up = here; up != null; up = up.getParent()) {
                if (Files.isExecutable(up.resolve("bin/berth-server"))) {
                    return up;
                }
            }
            throw new IllegalStateException(
                    "No bin/berth-server above " + here + ": the testbed runs from a checkout only.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
