package io.trunkline.provisioning.validation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request, so that a caller learns all of it at once. Each reading method
/// answers a usable stand-in when it notes a violation; the stand-in never gets out, see [#result].
public final class Violations {
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    private final List<Violation> found = new ArrayList<>();

    public void add(String field, String rule, String message) {
        found.add(new Violation(field, rule, message));
    }

    public void require(boolean fine, String field, String rule, String message) {
        if (!fine) {
            add(field, rule, message);
        }
    }

    /// A name of 1 to 100 characters, without control characters, trimmed.
    public String requiredName(String field, @Nullable String text) {
        var name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            add(field, "required", "give a " + field);
        } else if (name.length() > 100 || CONTROL_CHARACTER.matcher(name).find()) {
            add(field, "text", "1 to 100 characters, no control characters");
        }
        return name;
    }

    /// Free text of limited length; blank counts as absent.
    public @Nullable String optionalText(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        require(text.length() <= longest, field, "text", "at most " + longest + " characters");
        return text.strip();
    }

    /// Text of which every character is allowed; blank counts as absent.
    public @Nullable String optionalMatching(String field, @Nullable String text, Pattern allowed, String says) {
        if (text == null || text.isBlank()) {
            return null;
        }
        require(allowed.matcher(text).matches(), field, "pattern", says);
        return text;
    }

    public int numberInRange(String field, @Nullable Integer number, Range range, String rule) {
        int value = number == null ? range.defaultValue() : number;
        require(
                value >= range.min() && value <= range.max(),
                field,
                rule,
                "from " + range.min() + " to " + range.max());
        return value;
    }

    /// A limit, or null for none.
    public @Nullable Integer optionalLimit(String field, @Nullable Integer number, Limit limit, String rule) {
        require(
                number == null || number >= limit.min() && number <= limit.max(),
                field,
                rule,
                "from " + limit.min() + " to " + limit.max() + ", or absent for no limit");
        return number;
    }

    public <E extends Enum<E>> E oneOfOrDefault(String field, @Nullable String text, E ordinary) {
        if (text == null || text.isBlank()) {
            return ordinary;
        }
        var type = ordinary.getDeclaringClass();
        var constant = WireName.parse(type, text);
        require(constant.isPresent(), field, "one-of", "one of " + WireName.choices(type));
        return constant.orElse(ordinary);
    }

    /// The value when nothing was wrong. The supplier may rely on every rule that was checked.
    public <T> ValidationResult<T> result(Supplier<T> value) {
        return found.isEmpty() ? new ValidationResult.Valid<>(value.get()) : new ValidationResult.Invalid<>(found);
    }

    /// What a limit may be where there is one.
    public record Limit(int min, int max) {}

    /// @param defaultValue what is taken when the caller gives none
    public record Range(int min, int max, int defaultValue) {}
}
