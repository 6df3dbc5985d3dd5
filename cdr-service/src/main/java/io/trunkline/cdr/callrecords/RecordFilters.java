package io.trunkline.cdr.callrecords;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The query parameters that [FilterParameters] reads.
@Parameter(name = "from", description = "earliest start, inclusive, ISO 8601")
@Parameter(name = "to", description = "latest start, exclusive, ISO 8601")
@Parameter(name = "direction", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "disposition", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "tenantId", description = "for admins and staff; a seller sees its own tenant only")
@Parameter(name = "campaignId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "clientId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "carrierId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "didId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(
        name = "country",
        description = "country of the called number, ISO 3166-1",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "node", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "reason", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "number",
        description =
                "called number or caller's number, digits with or without a plus; 404*, *1234 and *555* match a part")
@Parameter(name = "minTalkSeconds", description = "shortest talk time", schema = @Schema(type = "number"))
@Parameter(name = "callId")
@Parameter(name = "reference", description = "name:value, one entry of the call's reference")
@Parameter(name = "tag", description = "name:value, one of the call's tags")
@Parameter(name = "complete", description = "false for calls in progress")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecordFilters {}
