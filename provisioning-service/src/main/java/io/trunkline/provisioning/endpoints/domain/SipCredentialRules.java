package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.provisioning.validation.domain.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What SIP user names and passwords may hold. Asterisk's tables keep 40 characters of a name and 80 of a
/// password; `;` and `^` are left out, because its realtime reader splits values at the first and decodes the
/// second.
public final class SipCredentialRules {
    /// The user part of a SIP URI (RFC 3261 §25.1: unreserved and user-unreserved) without what needs escaping.
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.!~*'()&=+$,/-]{1,40}");

    private static final Pattern DIGEST_USER = Pattern.compile("[\\x21-\\x7E&&[^;^\"\\\\]]{1,40}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7E&&[^;^]]{0,80}");

    private SipCredentialRules() {}

    /// A name that stands in a URI: `sip:<name>@…`.
    public static void checkUsername(String field, @Nullable String text, Violations violations) {
        violations.require(
                isBlank(text) || USERNAME.matcher(text).matches(),
                field,
                "pattern",
                "up to 40 letters, digits and _.!~*'()&=+$,/-");
    }

    /// A name that is only used to answer a challenge, and may hold an `@`.
    public static void checkDigestUser(String field, @Nullable String text, Violations violations) {
        violations.require(
                isBlank(text) || DIGEST_USER.matcher(text).matches(),
                field,
                "pattern",
                "up to 40 printable ASCII characters without spaces, quotes, backslashes, ; and ^");
    }

    public static void checkPassword(String field, @Nullable String text, Violations violations) {
        violations.require(
                text == null || PASSWORD.matcher(text).matches(),
                field,
                "pattern",
                "up to 80 printable ASCII characters without spaces, ; and ^");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
