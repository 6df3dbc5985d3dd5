package io.trunkline.provisioning.signingkeys;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import reactor.core.publisher.Mono;

/// The keys of access tokens.
public interface SigningKeys {

    /// The key that signs now, with its private part.
    Mono<ECKey> signing();

    /// The keys whose tokens are accepted, without their private parts.
    Mono<List<ECKey>> published();
}
