package io.trunkline.web.paging;

import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a list goes on: the sort key of the last row that was shown. Opaque to callers.
///
/// @param keys the values of the sort columns, in their order
public record Cursor(List<String> keys) {
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    /// From the sort columns of the last row shown.
    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    /// @throws ProblemException `request.invalid` if it is none of ours
    public static Cursor decode(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(decoded.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException _) {
            throw invalidCursor();
        }
    }

    public String encode() {
        var joined = keys.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws ProblemException `request.invalid` if the cursor has no such key
    public String text(int index) {
        if (index >= keys.size()) {
            throw invalidCursor();
        }
        return keys.get(index);
    }

    /// @throws ProblemException `request.invalid` if the key is no time
    public Instant time(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException _) {
            throw invalidCursor();
        }
    }

    /// @throws ProblemException `request.invalid` if the key is no UUID
    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException _) {
            throw invalidCursor();
        }
    }

    /// @throws ProblemException `request.invalid` if the key is no whole number
    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException _) {
            throw invalidCursor();
        }
    }

    private static ProblemException invalidCursor() {
        return InputErrors.invalid(Stream.of(
                new FieldViolation("after", "cursor", "must be the `next` of an earlier page of the same list")));
    }
}
