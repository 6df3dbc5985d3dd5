package io.trunkline.did.csvimport.domain;

import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// Finds the encoding of a file that is too large to be decoded as a whole, by the rules of [FileText].
public final class FileEncoding {
    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private final Validity utf8 = new Validity(StandardCharsets.UTF_8);
    private final Validity windows1252 = new Validity(FileText.WINDOWS_1252);

    /// Whether bytes are valid in an encoding.
    private static final class Validity {
        private static final int MAX_CHARACTER_BYTES = 4;

        private final CharsetDecoder decoder;
        private final CharBuffer scratch = CharBuffer.allocate(8_192);
        private byte[] rest = new byte[0];
        private boolean isValid = true;

        Validity(Charset charset) {
            decoder = charset.newDecoder();
        }

        void add(byte[] bytes) {
            if (isValid) {
                var content = ByteBuffer.allocate(rest.length + bytes.length);
                isValid = isValid(content.put(rest).put(bytes).flip(), false);
                rest = new byte[Math.min(content.remaining(), MAX_CHARACTER_BYTES)];
                var _ = content.get(rest);
            }
        }

        private boolean isValid(ByteBuffer content, boolean isEnd) {
            while (true) {
                var result = decoder.decode(content, scratch.clear(), isEnd);
                if (!result.isOverflow()) {
                    return !result.isError();
                }
            }
        }

        boolean isValidToTheEnd() {
            return isValid && isValid(ByteBuffer.wrap(rest), true);
        }
    }

    /// @param charset its encoding
    /// @param markLength of its byte order mark
    public record Found(Charset charset, int markLength) {}

    /// Refuses a file in another format than CSV.
    ///
    /// @param beginning the first bytes of the file
    public static Reading<byte[]> checkFormat(byte[] beginning) {
        return FileText.formatOf(beginning);
    }

    /// @param bytes the next ones of the file
    public void add(byte[] bytes) {
        int missing = Math.min(bytes.length, FileText.SAMPLE_BYTES - sample.size());
        sample.write(bytes, 0, Math.max(0, missing));
        utf8.add(bytes);
        windows1252.add(bytes);
    }

    /// Once at the end.
    public Reading<Found> find() {
        var beginning = FileText.beginning(sample.toByteArray());
        if (beginning.isPresent()) {
            return new Readable<>(
                    new Found(beginning.get().charset(), beginning.get().markLength()));
        }
        if (utf8.isValidToTheEnd()) {
            return new Readable<>(new Found(StandardCharsets.UTF_8, 0));
        }
        return windows1252.isValidToTheEnd()
                ? new Readable<>(new Found(FileText.WINDOWS_1252, 0))
                : new Unreadable<>(Reason.UNREADABLE, "it is neither UTF-8, UTF-16 nor Windows-1252");
    }
}
