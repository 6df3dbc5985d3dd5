package io.trunkline.web.paging;

import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.problem.StorableText;
import io.trunkline.web.problem.StorableTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The position between two pages: the sort key of the last row of a page. Opaque to clients.
///
/// @param keys the values of the sort columns, in order
public record Cursor(List<String> keys) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    /// Does not occur in an encoded key.
    private static final String SEPARATOR = ".";

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
            return new Cursor(Arrays.stream(text.split(Pattern.quote(SEPARATOR), -1))
                    .map(key -> new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8))
                    .toList());
        } catch (IllegalArgumentException _) {
            throw invalidCursor();
        }
    }

    public String encode() {
        return keys.stream()
                .map(key -> ENCODER.encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(SEPARATOR));
    }

    /// @throws ProblemException `request.invalid` if the cursor does not have this key, or PostgreSQL cannot read
    ///     it
    public String text(int index) {
        if (index >= keys.size() || !StorableText.isStorable(keys.get(index))) {
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
            return StorableTime.parse(text(index));
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
