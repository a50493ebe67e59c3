package io.berth.schemas.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro binary from a source that nobody vouches for.
 *
 * <p>Avro's own decoder takes a length that lies at its word where it cannot see the end of its source, replaces broken
 * UTF-8, and takes every byte but 1 for false. Its limits are system properties, which a library has no right to set.
 * Here nothing is allocated for bytes that are not there, and each value has one encoding that is accepted.
 *
 * <p>Trouble with the data is an {@link EOFException} or an {@link AvroRuntimeException}; any other
 * {@link IOException} is one of the source itself.
 */
abstract class StrictDecoder extends Decoder {
    private static final char REPLACEMENT = '\uFFFD';

    /** @return the next byte, 0 to 255 */
    abstract int next() throws IOException;

    /** Reads so many bytes, which are not more than {@link #remaining}. */
    abstract void next(byte[] into, int offset, int length) throws IOException;

    /** @return how many bytes may still be read at most */
    abstract int remaining();

    @Override
    public int remainingBytes() {
        return remaining();
    }

    @Override
    public void readNull() {
        // Takes no byte.
    }

    @Override
    public boolean readBoolean() throws IOException {
        int value = next();
        if (value > 1) {
            throw new AvroRuntimeException("A boolean is neither 0 nor 1.");
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new AvroRuntimeException("An int is out of range.");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = next();
            value |= (part & 0x7fL) << shift;
            if (part < 0x80) {
                if (shift == 63 && part > 1) {
                    break;
                }
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new AvroRuntimeException("A number has more than 64 bits.");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat((int) littleEndian(4));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(littleEndian(8));
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        byte[] bytes = readBlock();
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The plain constructor is the fast one and replaces what is broken. Only text with a replacement is suspect.
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                throw new AvroRuntimeException("A text is not UTF-8.", e);
            }
        }
        return text;
    }

    @Override
    public void skipString() throws IOException {
        readBlock();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(readBlock());
    }

    @Override
    public void skipBytes() throws IOException {
        readBlock();
    }

    private byte[] readBlock() throws IOException {
        byte[] bytes = new byte[count()];
        next(bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        check(length);
        next(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        check(length);
        next(new byte[length], 0, length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return items();
    }

    @Override
    public long arrayNext() throws IOException {
        return items();
    }

    @Override
    public long skipArray() throws IOException {
        return items();
    }

    @Override
    public long readMapStart() throws IOException {
        return items();
    }

    @Override
    public long mapNext() throws IOException {
        return items();
    }

    @Override
    public long skipMap() throws IOException {
        return items();
    }

    /** Every item of ours takes at least one byte, so a count above the bytes that are left is a lie. */
    private long items() throws IOException {
        long count = readLong();
        if (count < 0) {
            // A negative count is followed by the size of the block in bytes, for readers that want to skip it.
            count();
            if (count < -Integer.MAX_VALUE) {
                throw new AvroRuntimeException("An array or a map has an impossible length.");
            }
            count = -count;
        }
        return check(count);
    }

    private int count() throws IOException {
        return check(readLong());
    }

    private int check(long length) throws IOException {
        if (length < 0) {
            throw new AvroRuntimeException("A length is negative.");
        }
        if (length > remaining()) {
            throw new EOFException("A length goes beyond the end.");
        }
        return (int) length;
    }
}
