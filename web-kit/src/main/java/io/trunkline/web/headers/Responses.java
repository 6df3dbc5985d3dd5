package io.trunkline.web.headers;

import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/// Responses with the version of the resource as entity tag. Caches must ask again before they reuse one, and
/// proxies must not transform it, since some of them replace the entity tag when they compress.
public final class Responses {
    private static final CacheControl CACHE_CONTROL =
            CacheControl.noCache().cachePrivate().noTransform();

    private Responses() {}

    public static <T> ResponseEntity<T> ok(long version, T body) {
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(version))
                .cacheControl(CACHE_CONTROL)
                .body(body);
    }

    /// @param path of the created resource
    public static <T> ResponseEntity<T> created(String path, long version, T body) {
        return ResponseEntity.created(URI.create(path))
                .eTag(IfMatch.etag(version))
                .cacheControl(CACHE_CONTROL)
                .body(body);
    }
}
