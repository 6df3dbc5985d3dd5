package io.trunkline.ami.callfacts.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the number in a dial string, in both forms that the dialplan uses: `15550020000@acme` and
/// `acme/sip:15550020000@host:port`.
final class DialedNumber {

    private static final Pattern FORM = Pattern.compile("(?:[^/]+/sips?:)?(\\+?\\d+)@.*");

    private DialedNumber() {}

    static @Nullable String parse(String dialString) {
        Matcher matcher = FORM.matcher(dialString);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
