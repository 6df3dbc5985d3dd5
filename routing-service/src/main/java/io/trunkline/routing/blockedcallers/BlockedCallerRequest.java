package io.trunkline.routing.blockedcallers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Body of `POST /api/v1/blocked-callers`.
///
/// @param tenantId required for admins and staff; defaults to a seller's own tenant
/// @param number a phone number in any common notation, or `anonymous`
record BlockedCallerRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = 40) String number,
        @Nullable @Size(max = 200) String note) {}
