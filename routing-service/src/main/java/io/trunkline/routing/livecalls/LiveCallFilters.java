package io.trunkline.routing.livecalls;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The query parameters that [LiveCallParameters] reads.
@Parameter(name = "tenantId", description = "for admins and staff; a seller sees its own tenant only")
@Parameter(name = "state", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "direction", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "campaignId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "clientId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "carrierId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "didId", array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")))
@Parameter(name = "node", array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "number",
        description =
                "called number or caller's number, digits with or without a plus; 404*, *1234 and *555* match a part")
@Parameter(name = "callId")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface LiveCallFilters {}
