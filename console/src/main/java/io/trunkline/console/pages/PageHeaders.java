package io.trunkline.console.pages;

import org.springframework.http.HttpHeaders;

/// What a browser may do with the pages: nothing comes from elsewhere, no script is inline, and no other
/// page shows them in a frame.
final class PageHeaders {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self';"
            + " style-src 'self' 'nonce-%s'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    private PageHeaders() {}

    static void set(HttpHeaders headers, String nonce, boolean secure) {
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY.formatted(nonce));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
