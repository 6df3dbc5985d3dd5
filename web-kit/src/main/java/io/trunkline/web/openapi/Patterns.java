package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.regex.Pattern;

/// Reads patterns such as `active|inactive`, which are lists of values.
final class Patterns {
    private static final Pattern LIST = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

    private Patterns() {}

    static void replaceByValues(Schema<?> schema) {
        String pattern = schema.getPattern();
        if (pattern != null && LIST.matcher(pattern).matches()) {
            Schemas.limit(schema, List.of(pattern.split("\\|")));
        }
    }
}
