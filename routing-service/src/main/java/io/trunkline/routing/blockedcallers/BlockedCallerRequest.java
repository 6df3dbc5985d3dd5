package io.trunkline.routing.blockedcallers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of a caller to block.
///
/// @param tenantId whose calls; needed from admins and staff, a seller's own goes without saying
/// @param number   as people write it, or `anonymous`
record BlockedCallerRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = 40) String number,
        @Nullable @Size(max = 200) String note) {}
