package io.trunkline.did.csvimport.domain;

import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The characters of a file, in the encoding that its bytes suggest.
///
/// @param encoding name of the encoding in the IANA registry, such as `windows-1252`
public record FileText(String text, String encoding) {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// The first bytes of files that people send instead of CSV.
    private static final Map<String, String> OTHER_FORMATS = new LinkedHashMap<>();

    static {
        OTHER_FORMATS.put("PK\u0003\u0004", "it is an Excel workbook or a ZIP archive: save the sheet as CSV");
        OTHER_FORMATS.put("\u00D0\u00CF\u0011\u00E0", "it is an Excel workbook: save the sheet as CSV");
        OTHER_FORMATS.put("%PDF", "it is a PDF document: send the numbers as CSV");
        OTHER_FORMATS.put("\u001F\u008B", "it is compressed with gzip: send it unpacked");
    }

    /// How many of the first bytes tell UTF-16 without a byte order mark from other encodings.
    static final int SAMPLE_BYTES = 2_000;

    static Reading<FileText> decode(byte[] bytes) {
        return formatOf(bytes).then(_ -> decode(bytes, beginning(bytes)));
    }

    private static Reading<FileText> decode(byte[] bytes, Optional<Beginning> beginning) {
        if (beginning.isPresent()) {
            return decode(bytes, beginning.get().markLength(), beginning.get().charset());
        }
        var utf8 = decode(bytes, 0, StandardCharsets.UTF_8);
        return utf8 instanceof Readable ? utf8 : decode(bytes, 0, WINDOWS_1252);
    }

    /// Refuses a file in another format than CSV.
    ///
    /// @param bytes the first ones of the file
    static Reading<byte[]> formatOf(byte[] bytes) {
        for (var format : OTHER_FORMATS.entrySet()) {
            if (startsWith(bytes, format.getKey())) {
                return new Unreadable<>(Reason.NOT_CSV, format.getValue());
            }
        }
        return new Readable<>(bytes);
    }

    /// What the first bytes of a file tell.
    ///
    /// @param markLength of its byte order mark
    record Beginning(Charset charset, int markLength) {}

    /// Text of western languages in UTF-16 has a zero in nearly every second byte.
    ///
    /// @param bytes the first ones of the file
    /// @return empty for UTF-8 without a mark, or Windows-1252. Text in Windows-1252 is almost never valid UTF-8
    static Optional<Beginning> beginning(byte[] bytes) {
        if (startsWith(bytes, "\u00EF\u00BB\u00BF")) {
            return Optional.of(new Beginning(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(bytes, "\u00FF\u00FE")) {
            return Optional.of(new Beginning(StandardCharsets.UTF_16LE, 2));
        }
        if (startsWith(bytes, "\u00FE\u00FF")) {
            return Optional.of(new Beginning(StandardCharsets.UTF_16BE, 2));
        }
        int pairs = Math.min(bytes.length, SAMPLE_BYTES) / 2;
        if (pairs > 0 && zeros(bytes, 1) * 2 > pairs && zeros(bytes, 0) == 0) {
            return Optional.of(new Beginning(StandardCharsets.UTF_16LE, 0));
        }
        if (pairs > 0 && zeros(bytes, 0) * 2 > pairs && zeros(bytes, 1) == 0) {
            return Optional.of(new Beginning(StandardCharsets.UTF_16BE, 0));
        }
        return Optional.empty();
    }

    private static int zeros(byte[] bytes, int offset) {
        int zeros = 0;
        for (int i = offset; i < Math.min(bytes.length, SAMPLE_BYTES); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Reading<FileText> decode(byte[] bytes, int markLength, Charset charset) {
        var content = ByteBuffer.wrap(bytes, markLength, bytes.length - markLength);
        return decode(content, charset, true).then(text -> new Readable<>(new FileText(text, charset.name())));
    }

    /// @param isEnd whether the file ends with the content. If it does not, bytes of an incomplete character at the end
    ///     are left out
    static Reading<String> decode(ByteBuffer content, Charset charset, boolean isEnd) {
        var text = CharBuffer.allocate(content.remaining());
        if (charset.newDecoder().decode(content, text, isEnd).isError()) {
            return new Unreadable<>(
                    Reason.UNREADABLE,
                    charset.equals(WINDOWS_1252)
                            ? "it is neither UTF-8, UTF-16 nor Windows-1252"
                            : "it begins like " + charset.name() + ", and has bytes that are not");
        }
        var decoded = text.flip().toString();
        return decoded.indexOf('\0') >= 0
                ? new Unreadable<>(Reason.UNREADABLE, "it has the character U+0000")
                : new Readable<>(decoded);
    }

    private static boolean startsWith(byte[] bytes, String beginning) {
        byte[] expected = beginning.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= expected.length
                && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
    }
}
