package io.trunkline.web.headers;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/// Responses with the version of the resource as entity tag.
public final class Responses {
    private Responses() {}

    public static <T> ResponseEntity<T> ok(long version, T body) {
        return ResponseEntity.ok().eTag(IfMatch.etag(version)).body(body);
    }

    /// @param path of the created resource
    public static <T> ResponseEntity<T> created(String path, long version, T body) {
        return ResponseEntity.created(URI.create(path))
                .eTag(IfMatch.etag(version))
                .body(body);
    }
}
