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

/// The position between two pages: the sort key of the last row of a page. Opaque to clients.
///
/// @param keys the values of the sort columns, in order
public record Cursor(List<String> keys) {
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    /// Creates a cursor from the sort columns of a page's last row.
    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    /// @throws ProblemException `request.invalid` if it is not a cursor of this service
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

    /// @throws ProblemException `request.invalid` if the cursor does not have this key
    public String text(int index) {
        if (index >= keys.size()) {
            throw invalidCursor();
        }
        return keys.get(index);
    }

    /// @throws ProblemException `request.invalid` if the key is another text
    public void requireText(int index, String expected) {
        if (!text(index).equals(expected)) {
            throw invalidCursor();
        }
    }

    /// @throws ProblemException `request.invalid` if the key is not a time
    public Instant time(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException _) {
            throw invalidCursor();
        }
    }

    /// @throws ProblemException `request.invalid` if the key is not a UUID
    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException _) {
            throw invalidCursor();
        }
    }

    /// @throws ProblemException `request.invalid` if the key is not an integer
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
