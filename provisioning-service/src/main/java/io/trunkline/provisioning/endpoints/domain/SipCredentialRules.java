package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for SIP user names and passwords. Asterisk's tables have 40 characters for a name and 80 for a
/// password. Its realtime reader splits values at `;`, decodes `^` and drops spaces at both ends, so each of these
/// is stored as three characters.
public final class SipCredentialRules {
    /// The user part of a SIP URI (RFC 3261 §25.1: unreserved and user-unreserved) and `@`, which is escaped there.
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.!~*'()&=+$,/@-]{1,40}");

    private static final Pattern DIGEST_USER = Pattern.compile("[\\x21-\\x7E&&[^;^\"\\\\]]{1,40}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x20-\\x7E]{1,80}");
    private static final Pattern ENCODED = Pattern.compile("[;^]|^ +| +$");
    private static final int MAX_PASSWORD_LENGTH = 80;
    private static final int MAX_USERNAME_LENGTH = 40;

    private SipCredentialRules() {}

    /// A user name in a SIP URI, `sip:<name>@…`.
    public static void checkUsername(String field, @Nullable String text, Violations violations) {
        violations.require(
                text == null || text.isBlank() || isUsername(text),
                field,
                "pattern",
                "must have at most 40 characters of A-Z, a-z, 0-9 and _.!~*'()&=+$,/@- (an @ counts as three)");
    }

    private static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches() && text.replace("@", "%40").length() <= MAX_USERNAME_LENGTH;
    }

    /// A user name for digest authentication only; it may contain an `@`.
    public static void checkDigestUser(String field, @Nullable String text, Violations violations) {
        violations.require(
                isBlank(text) || DIGEST_USER.matcher(text).matches(),
                field,
                "pattern",
                "must have at most 40 printable ASCII characters without spaces, quotes, backslashes, ; and ^");
    }

    public static void checkPassword(String field, SecretUpdate password, Violations violations) {
        violations.require(
                !(password instanceof SecretUpdate.Replace(var text))
                        || PASSWORD.matcher(text).matches() && storedLength(text) <= MAX_PASSWORD_LENGTH,
                field,
                "pattern",
                "must have 1 to 80 printable ASCII characters; each ;, ^ and space at an end counts as three");
    }

    private static int storedLength(String password) {
        return password.length()
                + ENCODED.matcher(password)
                        .results()
                        .mapToInt(match -> 2 * match.group().length())
                        .sum();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
