package io.trunkline.routing.testcalls;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Body of `POST /api/v1/campaigns/{id}/test-calls`.
///
/// @param number the called number, one of the campaign's, in any common notation; its first active one if omitted
/// @param from the caller's number; withheld if omitted
record TestCallRequest(
        @Nullable @Size(min = 1, max = 40) String number,
        @Nullable @Size(min = 1, max = 40) String from) {
    static final TestCallRequest ANY = new TestCallRequest(null, null);
}
