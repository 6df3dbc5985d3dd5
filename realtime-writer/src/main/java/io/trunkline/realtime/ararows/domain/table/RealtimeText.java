package io.trunkline.realtime.ararows.domain.table;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Encodes text for Asterisk's realtime reader, which splits values at `;`, removes spaces at both ends and decodes
/// `^` and two hexadecimal digits (res_config_pgsql, ast_realtime_decode_chunk).
public final class RealtimeText {
    private static final Pattern SPECIAL = Pattern.compile("[;^]|^ +| +$");

    private static final Pattern ENCODED = Pattern.compile("\\^([0-9A-F]{2})");

    private RealtimeText() {}

    public static String encode(String text) {
        return SPECIAL.matcher(text).replaceAll(match -> encodeEach(match.group()));
    }

    static String decode(String encoded) {
        return ENCODED.matcher(encoded)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(HexFormat.fromHexDigits(match.group(1)))));
    }

    private static String encodeEach(String characters) {
        var encoded = new StringBuilder();
        characters.chars().forEach(character -> encoded.append("^%02X".formatted(character)));
        return encoded.toString();
    }
}
