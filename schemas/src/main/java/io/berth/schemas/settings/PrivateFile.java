package io.berth.schemas.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who may read a file that holds a secret. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private PrivateFile() {}

    /** @return whether users other than its owner may read it, as far as its permissions tell */
    public static boolean othersRead(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS_READ::contains);
        } catch (UnsupportedOperationException e) {
            // A file system without POSIX permissions: who may read is ruled elsewhere and cannot be seen from here.
            return false;
        }
    }
}
