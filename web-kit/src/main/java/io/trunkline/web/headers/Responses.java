package io.trunkline.web.headers;

import java.net.URI;
import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    /// The response to a request that may be a dry run.
    public static <T> ResponseEntity<T> ok(DryRun dryRun, long version, T body) {
        return dryRun.isRequested() ? notStored(body) : ok(version, body);
    }

    /// The response to a dry run, marked with `Dry-Run: true`. It has neither an entity tag nor a location, because
    /// the resource does not exist in this version.
    public static <T> ResponseEntity<T> notStored(T body) {
        return markedAsDryRun(ResponseEntity.ok()).body(body);
    }

    /// The response without a body to a request that may be a dry run.
    public static ResponseEntity<Void> noContent(DryRun dryRun) {
        var response = ResponseEntity.status(HttpStatus.NO_CONTENT);
        return dryRun.isRequested() ? markedAsDryRun(response).build() : response.build();
    }

    /// @param path of the created resource
    public static <T> ResponseEntity<T> created(String path, long version, T body) {
        return created(path, version, body, false);
    }

    /// @param path of the created resource
    /// @param isReplay whether an earlier request with the same Idempotency-Key created it
    public static <T> ResponseEntity<T> created(String path, long version, T body, boolean isReplay) {
        return ResponseEntity.created(URI.create(path))
                .headers(replay(isReplay))
                .eTag(IfMatch.etag(version))
                .cacheControl(CACHE_CONTROL)
                .body(body);
    }

    private static ResponseEntity.BodyBuilder markedAsDryRun(ResponseEntity.BodyBuilder response) {
        return response.header("Dry-Run", "true").cacheControl(CacheControl.noStore());
    }

    /// Marks the response to a repeated request with the header `Idempotency-Replayed: true`.
    public static Consumer<HttpHeaders> replay(boolean isReplay) {
        return headers -> {
            if (isReplay) {
                headers.set("Idempotency-Replayed", "true");
            }
        };
    }
}
