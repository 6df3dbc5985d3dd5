package io.trunkline.console.signin.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a request may be authenticated by its cookie, which a browser also sends when another page asks it to. A
/// request that only reads may: the other page cannot see the response. Any other needs a header that only pages of the
/// same origin can set, and, where the browser names the origin, that it comes from one.
public enum CookieUse {
    ALLOWED,
    HEADER_MISSING,
    CROSS_ORIGIN;

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /// @param marker the header `X-Trunkline`
    /// @param fetchSite the header `Sec-Fetch-Site`
    public static CookieUse of(String method, @Nullable String marker, @Nullable String fetchSite) {
        if (READING.contains(method)) {
            return ALLOWED;
        }
        if (!"1".equals(marker)) {
            return HEADER_MISSING;
        }
        return fetchSite == null || fetchSite.equals("same-origin") ? ALLOWED : CROSS_ORIGIN;
    }
}
