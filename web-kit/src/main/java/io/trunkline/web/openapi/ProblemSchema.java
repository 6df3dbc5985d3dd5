package io.trunkline.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.trunkline.web.problem.FieldViolation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of a problem as the description lists them. Some codes have more; docs/errors.md names them.
///
/// @param errors the invalid fields of a request
@Schema(name = "Problem", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record ProblemSchema(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String instance,
        @Nullable String traceId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FieldViolation> errors) {}
