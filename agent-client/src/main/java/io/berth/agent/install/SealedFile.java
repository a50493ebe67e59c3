package io.berth.agent.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A file whose last line holds a checksum of the rest, so that a file that somebody has edited is known from one that an
 * earlier installation has written.
 */
public final class SealedFile {
    /** What is there already. */
    public enum Found {
        NOTHING,
        /** The same, to the byte. */
        SAME,
        /** Another text, as an earlier installation wrote it. */
        UNEDITED,
        /** Written or changed by somebody. */
        EDITED
    }

    private static final String WORDS = "Written by berth-agent install. It is known to be edited by this sum: ";

    private final Path file;
    private final String text;
    private final UnaryOperator<String> comment;

    /**
     * @param content what is to stand in it before the seal
     * @param comment makes a line of the file that is a comment
     */
    public SealedFile(Path file, String content, UnaryOperator<String> comment) {
        this.file = file;
        this.comment = comment;
        String ended = content.endsWith("\n") ? content : content + "\n";
        this.text = ended + seal(ended);
    }

    /** @return all of it, with the seal */
    public String text() {
        return text;
    }

    public Found found() throws IOException {
        String there;
        try {
            there = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Found.NOTHING;
        }
        if (there.equals(text)) {
            return Found.SAME;
        }
        int last = there.lastIndexOf('\n', there.length() - 2) + 1;
        return there.substring(last).equals(seal(there.substring(0, last))) ? Found.UNEDITED : Found.EDITED;
    }

    /** Writes it, whatever is there; readers find the old file or the new one. */
    public void write() throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".berth", ".new");
        try {
            Files.writeString(fresh, text);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    public void delete() throws IOException {
        Files.delete(file);
    }

    private String seal(String content) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return comment.apply(WORDS + HexFormat.of().formatHex(sum)) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
