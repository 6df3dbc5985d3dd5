package io.trunkline.ami.sipcopies;

import java.util.List;
import java.util.Optional;

/// The responses that refused the INVITEs of the node; none if it sends no copies of its SIP messages to this bridge.
public interface InviteRefusals {
    /// The Reason headers (RFC 3326) of the response that ended a call, as they were received. Absent if no copy of the
    /// response is known.
    ///
    /// @param sipCallId the Call-ID of its INVITE
    /// @param status the SIP status that ended it
    Optional<List<String>> reasonHeaders(String sipCallId, int status);
}
