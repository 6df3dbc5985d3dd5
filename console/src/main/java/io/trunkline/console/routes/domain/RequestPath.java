package io.trunkline.console.routes.domain;

import java.util.regex.Pattern;

/// What the path of a request to the API may contain. The console decides by the text of a path, and the service that
/// gets it decodes it: a path that the two could read differently is refused.
public final class RequestPath {
    /// Segments of characters that need no encoding (RFC 3986 §3.3, without `;`), or are encoded.
    private static final Pattern ALLOWED = Pattern.compile("(?:/(?:[A-Za-z0-9\\-._~!$&'()*+,=:@]|%[0-9A-Fa-f]{2})+)+");
    /// A dot, a slash, a backslash, a percent sign, a semicolon or a control character.
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%(?:2e|2f|5c|25|3b|[01][0-9a-f]|7f)");

    private RequestPath() {}

    /// Whether it is below a prefix that belongs to the services, and not to the pages.
    public static boolean isOfApi(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/.well-known/");
    }

    /// @param path as it was sent, still encoded
    public static boolean isAllowed(String path) {
        return ALLOWED.matcher(path).matches()
                && !AMBIGUOUS.matcher(path).find()
                && !path.contains("/./")
                && !path.contains("/../")
                && !path.endsWith("/.")
                && !path.endsWith("/..");
    }
}
