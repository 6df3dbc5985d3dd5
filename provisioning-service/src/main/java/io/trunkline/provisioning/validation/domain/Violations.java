package io.trunkline.provisioning.validation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects the violations of a request, so that all of them are reported together. A method that finds a violation
/// returns a placeholder, which is never used, because [#result] returns the violations instead.
public final class Violations {
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    private final List<Violation> found = new ArrayList<>();

    public void add(String field, String rule, String message) {
        found.add(new Violation(field, rule, message));
    }

    public void require(boolean isValid, String field, String rule, String message) {
        if (!isValid) {
            add(field, rule, message);
        }
    }

    /// A trimmed name of 1 to 100 characters, without control characters.
    public String requiredName(String field, @Nullable String text) {
        var name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            add(field, "required", "is required");
        } else if (name.length() > 100 || CONTROL_CHARACTER.matcher(name).find()) {
            add(field, "text", "must have 1 to 100 characters and no control characters");
        }
        return name;
    }

    /// Text of limited length; a blank one counts as absent.
    public @Nullable String optionalText(String field, @Nullable String text, int maxLength) {
        if (text == null || text.isBlank()) {
            return null;
        }
        require(text.length() <= maxLength, field, "text", "must have at most " + maxLength + " characters");
        return text.strip();
    }

    /// Text that matches a pattern; a blank one counts as absent.
    public @Nullable String optionalMatching(String field, @Nullable String text, Pattern pattern, String message) {
        if (text == null || text.isBlank()) {
            return null;
        }
        require(pattern.matcher(text).matches(), field, "pattern", message);
        return text;
    }

    public int numberInRange(String field, @Nullable Integer number, Range range, String rule) {
        int value = number == null ? range.defaultValue() : number;
        require(
                value >= range.min() && value <= range.max(),
                field,
                rule,
                "must be between " + range.min() + " and " + range.max());
        return value;
    }

    /// A limit; null for no limit.
    public @Nullable Integer optionalLimit(String field, @Nullable Integer number, Limit limit, String rule) {
        require(
                number == null || number >= limit.min() && number <= limit.max(),
                field,
                rule,
                "must be between " + limit.min() + " and " + limit.max() + ", or absent for no limit");
        return number;
    }

    public <E extends Enum<E>> E oneOfOrDefault(String field, @Nullable String text, E defaultValue) {
        if (text == null || text.isBlank()) {
            return defaultValue;
        }
        var type = defaultValue.getDeclaringClass();
        var constant = WireName.parse(type, text);
        require(constant.isPresent(), field, "one-of", "must be one of " + WireName.choices(type));
        return constant.orElse(defaultValue);
    }

    /// The value, if there are no violations. The supplier may rely on every rule that was checked.
    public <T> ValidationResult<T> result(Supplier<T> value) {
        return found.isEmpty() ? new ValidationResult.Valid<>(value.get()) : new ValidationResult.Invalid<>(found);
    }

    /// The valid range of an optional limit, inclusive.
    public record Limit(int min, int max) {}

    /// The valid range of a number, inclusive.
    ///
    /// @param defaultValue the value if the request has none
    public record Range(int min, int max, int defaultValue) {}
}
