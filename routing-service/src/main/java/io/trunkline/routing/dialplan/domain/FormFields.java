package io.trunkline.routing.dialplan.domain;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads form fields and checks their patterns; a missing field is read as an empty one.
final class FormFields {
    private final Map<String, String> values;

    FormFields(Map<String, String> values) {
        this.values = values;
    }

    String text(String name, Pattern form) {
        String value = values.getOrDefault(name, "");
        if (!form.matcher(value).matches()) {
            throw new MalformedFieldException(name);
        }
        return value;
    }

    <T> T required(String name, Function<String, Optional<T>> parse) {
        return parse.apply(values.getOrDefault(name, "")).orElseThrow(() -> new MalformedFieldException(name));
    }

    <T> Optional<T> optional(String name, Function<String, Optional<T>> parse) {
        return values.getOrDefault(name, "").isEmpty() ? Optional.empty() : Optional.of(required(name, parse));
    }

    int number(String name, int least, int most) {
        String value = values.getOrDefault(name, "");
        if (!value.matches("[0-9]{1,4}")) {
            throw new MalformedFieldException(name);
        }
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new MalformedFieldException(name);
        }
        return number;
    }

    /// The first number in one of Asterisk's own variables, 0 when there is none. An outcome in an unknown form
    /// must not refuse a call.
    int firstNumber(String name, Pattern form) {
        var matcher = form.matcher(values.getOrDefault(name, ""));
        return matcher.find() ? Integer.parseInt(matcher.group()) : 0;
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
