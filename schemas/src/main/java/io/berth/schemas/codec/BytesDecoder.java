package io.berth.schemas.codec;

import java.io.EOFException;

/** Reads from an array. One per thread, used again and again. */
final class BytesDecoder extends StrictDecoder {
    private byte[] bytes;
    private int at;

    BytesDecoder from(byte[] source, int offset) {
        bytes = source;
        at = offset;
        return this;
    }

    /** Lets go of the array. */
    void release() {
        bytes = null;
    }

    @Override
    int next() throws EOFException {
        if (at == bytes.length) {
            throw new EOFException("The bytes end within the record.");
        }
        return bytes[at++] & 0xff;
    }

    @Override
    void next(byte[] into, int offset, int length) {
        System.arraycopy(bytes, at, into, offset, length);
        at += length;
    }

    @Override
    int remaining() {
        return bytes.length - at;
    }
}
