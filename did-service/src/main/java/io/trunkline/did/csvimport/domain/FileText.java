package io.trunkline.did.csvimport.domain;

import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The characters of a file, in the encoding that its bytes suggest.
///
/// @param encoding name of the encoding in the IANA registry, such as `windows-1252`
public record FileText(String text, String encoding) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// The first bytes of files that people send instead of CSV.
    private static final Map<String, String> OTHER_FORMATS = new LinkedHashMap<>();

    static {
        OTHER_FORMATS.put("PK\u0003\u0004", "it is an Excel workbook or a ZIP archive: save the sheet as CSV");
        OTHER_FORMATS.put("\u00D0\u00CF\u0011\u00E0", "it is an Excel workbook: save the sheet as CSV");
        OTHER_FORMATS.put("%PDF", "it is a PDF document: send the numbers as CSV");
        OTHER_FORMATS.put("\u001F\u008B", "it is compressed with gzip: send it unpacked");
    }

    /// How many of the first bytes tell UTF-16 without a byte order mark from other encodings.
    private static final int SAMPLE_BYTES = 2_000;

    static Reading<FileText> decode(byte[] bytes) {
        for (var format : OTHER_FORMATS.entrySet()) {
            if (startsWith(bytes, format.getKey())) {
                return new Unreadable<>(Reason.NOT_CSV, format.getValue());
            }
        }
        if (startsWith(bytes, "\u00EF\u00BB\u00BF")) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, "\u00FF\u00FE")) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, "\u00FE\u00FF")) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return decodeWithoutMark(bytes);
    }

    /// Text of western languages in UTF-16 has a zero in nearly every second byte. Text in Windows-1252 is almost
    /// never valid UTF-8.
    private static Reading<FileText> decodeWithoutMark(byte[] bytes) {
        int pairs = Math.min(bytes.length, SAMPLE_BYTES) / 2;
        if (pairs > 0 && zeros(bytes, 1) * 2 > pairs && zeros(bytes, 0) == 0) {
            return decode(bytes, 0, StandardCharsets.UTF_16LE);
        }
        if (pairs > 0 && zeros(bytes, 0) * 2 > pairs && zeros(bytes, 1) == 0) {
            return decode(bytes, 0, StandardCharsets.UTF_16BE);
        }
        var utf8 = decode(bytes, 0, StandardCharsets.UTF_8);
        return utf8 instanceof Readable ? utf8 : decode(bytes, 0, WINDOWS_1252);
    }

    private static int zeros(byte[] bytes, int offset) {
        int zeros = 0;
        for (int i = offset; i < Math.min(bytes.length, SAMPLE_BYTES); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Reading<FileText> decode(byte[] bytes, int markLength, Charset charset) {
        try {
            var content = ByteBuffer.wrap(bytes, markLength, bytes.length - markLength);
            String text = charset.newDecoder().decode(content).toString();
            return text.indexOf('\0') >= 0
                    ? new Unreadable<>(Reason.UNREADABLE, "it has the character U+0000")
                    : new Readable<>(new FileText(text, charset.name()));
        } catch (CharacterCodingException _) {
            return new Unreadable<>(
                    Reason.UNREADABLE,
                    charset.equals(WINDOWS_1252)
                            ? "it is neither UTF-8, UTF-16 nor Windows-1252"
                            : "it begins like " + charset.name() + ", and has bytes that are not");
        }
    }

    private static boolean startsWith(byte[] bytes, String beginning) {
        byte[] expected = beginning.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= expected.length
                && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
    }
}
