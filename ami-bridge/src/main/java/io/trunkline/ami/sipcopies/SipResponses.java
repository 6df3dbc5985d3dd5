package io.trunkline.ami.sipcopies;

import io.trunkline.ami.sipcopies.domain.SipResponse;
import java.time.Instant;
import java.util.Optional;

/// The last final responses to the requests of the node; none if the node sends no copies of its SIP
/// messages to this bridge.
public interface SipResponses {
    /// The last response to a REGISTER request since a time.
    ///
    /// @param clientUri the address that is registered
    /// @param serverUri the registrar
    Optional<SipResponse> toRegister(String clientUri, String serverUri, Instant since);

    /// The last response to an OPTIONS request since a time.
    ///
    /// @param contactHash of the contact, as Asterisk's lists have it
    Optional<SipResponse> toOptions(String contactHash, Instant since);

    /// Whether any copy was received since the bridge started, so that a missing response is one.
    boolean areReceived();
}
