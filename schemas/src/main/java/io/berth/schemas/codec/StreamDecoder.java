package io.berth.schemas.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads from a stream, not one byte further than it must, and not further than a limit. */
final class StreamDecoder extends StrictDecoder {
    private final InputStream stream;
    private int left;

    StreamDecoder(InputStream stream, int limit) {
        this.stream = stream;
        this.left = limit;
    }

    @Override
    int next() throws IOException {
        if (left == 0) {
            throw new EOFException("The record is longer than any of ours.");
        }
        int value = stream.read();
        if (value < 0) {
            throw new EOFException("The stream ends within the record.");
        }
        left--;
        return value;
    }

    @Override
    void next(byte[] into, int offset, int length) throws IOException {
        int read = stream.readNBytes(into, offset, length);
        if (read < length) {
            throw new EOFException("The stream ends within the record.");
        }
        left -= length;
    }

    @Override
    int remaining() {
        return left;
    }
}
