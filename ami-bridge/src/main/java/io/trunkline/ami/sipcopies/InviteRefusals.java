package io.trunkline.ami.sipcopies;

import java.util.List;

/// The responses that refused the INVITEs of the node; none if it sends no copies of its SIP messages to this bridge.
public interface InviteRefusals {
    /// The Reason headers (RFC 3326) of the response that ended a call, as they were received, and forgets them.
    ///
    /// @param sipCallId the Call-ID of its INVITE
    /// @param status the SIP status that ended it
    List<String> takeReasonHeaders(String sipCallId, int status);
}
