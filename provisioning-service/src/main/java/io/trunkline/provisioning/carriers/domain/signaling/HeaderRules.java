package io.trunkline.provisioning.carriers.domain.signaling;

import io.trunkline.provisioning.validation.domain.Violations;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates the headers that INVITEs to a carrier get. Those that SIP or Trunkline writes itself are refused.
public final class HeaderRules {
    private static final int MAX_HEADERS = 10;
    /// A token of RFC 3261 §25.1. Names of one letter are short forms of SIP's own headers.
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,39}");
    /// Asterisk decodes backslashes in the variables of an endpoint.
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E&&[^\\\\]]{1,200}");

    private static final Set<String> RESERVED = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "allow",
            "allow-events",
            "authorization",
            "call-id",
            "contact",
            "content-disposition",
            "content-encoding",
            "content-id",
            "content-language",
            "content-length",
            "content-type",
            "cseq",
            "date",
            "diversion",
            "event",
            "expires",
            "from",
            "history-info",
            "identity",
            "in-reply-to",
            "join",
            "max-forwards",
            "mime-version",
            "min-expires",
            "min-se",
            "p-asserted-identity",
            "p-preferred-identity",
            "path",
            "privacy",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-require",
            "rack",
            "reason",
            "record-route",
            "refer-to",
            "referred-by",
            "remote-party-id",
            "replaces",
            "require",
            "route",
            "rseq",
            "security-client",
            "security-server",
            "security-verify",
            "server",
            "service-route",
            "session-expires",
            "subscription-state",
            "supported",
            "target-dialog",
            "timestamp",
            "to",
            "unsupported",
            "user-agent",
            "via",
            "warning",
            "www-authenticate");

    private HeaderRules() {}

    static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches();
    }

    /// Validates the name of the header in which calls from a carrier have tags.
    public static @Nullable String checkTagsHeader(@Nullable String requested, Violations violations) {
        String name = requested == null || requested.isBlank() ? null : requested.strip();
        violations.require(
                name == null || isName(name) && !RESERVED.contains(name.toLowerCase(Locale.ROOT)),
                "tagsHeader",
                "pattern",
                "must have 2 to 40 letters, digits and -, and be no header that SIP or Trunkline writes itself");
        return name;
    }

    /// Validates the header that tells the calls of a carrier from those of others at its address.
    ///
    /// @param requestedName  null for none
    /// @param requestedValue null for none
    public static Optional<AccountHeader> checkAccountHeader(
            @Nullable String requestedName, @Nullable String requestedValue, Violations violations) {
        String name = requestedName == null ? "" : requestedName.strip();
        String value = requestedValue == null ? "" : requestedValue.strip();
        violations.require(
                !name.isEmpty() || value.isEmpty(),
                "accountHeader",
                "required",
                "is required with an accountHeaderValue");
        violations.require(
                name.isEmpty() || isName(name) && !RESERVED.contains(name.toLowerCase(Locale.ROOT)),
                "accountHeader",
                "pattern",
                "must have 2 to 40 letters, digits and -, and be no header that SIP or Trunkline writes itself");
        violations.require(
                name.isEmpty() || VALUE.matcher(value).matches(),
                "accountHeaderValue",
                "pattern",
                "must have 1 to 200 printable ASCII characters without backslashes, as there is an accountHeader");
        return name.isEmpty() ? Optional.empty() : Optional.of(new AccountHeader(name, value));
    }

    /// @param requested values by name; null for none
    public static SortedMap<String, String> check(@Nullable Map<String, String> requested, Violations violations) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (requested == null) {
            return headers;
        }
        violations.require(
                requested.size() <= MAX_HEADERS, "headers", "size", "must have at most " + MAX_HEADERS + " headers");
        requested.forEach((name, value) -> {
            var field = "headers[" + name + "]";
            violations.require(isName(name), field, "pattern", "must have a name of 2 to 40 letters, digits and -");
            violations.require(
                    !RESERVED.contains(name.toLowerCase(Locale.ROOT)),
                    field,
                    "reserved",
                    "must be none of the headers that SIP or Trunkline writes itself");
            violations.require(
                    value != null && VALUE.matcher(value.strip()).matches(),
                    field,
                    "pattern",
                    "must have a value of 1 to 200 printable ASCII characters without backslashes");
            violations.require(
                    headers.put(name, value == null ? "" : value.strip()) == null,
                    field,
                    "unique",
                    "must be there once, whatever the case of its letters");
        });
        return headers;
    }
}
