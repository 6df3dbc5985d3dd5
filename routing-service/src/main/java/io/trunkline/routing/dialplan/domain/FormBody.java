package io.trunkline.routing.dialplan.domain;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `application/x-www-form-urlencoded`, read strictly.
public final class FormBody {
    private static final int MAX_FIELDS = 40;

    private FormBody() {}

    /// The fields of a body; empty when it is no form, or when a field occurs twice, since it is unclear which
    /// value counts.
    public static Optional<Map<String, String>> parse(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", MAX_FIELDS + 1)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || fields.size() == MAX_FIELDS) {
                return Optional.empty();
            }
            try {
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (fields.put(pair.substring(0, equals), value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }
}
