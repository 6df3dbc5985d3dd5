package io.trunkline.provisioning.platform;

import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.OidcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Whether users sign in here, with a password, or at an external issuer.
@Component
public final class OwnSignIn {
    private final @Nullable String externalIssuer;

    @Autowired
    OwnSignIn(ObjectProvider<OidcSettings> external) {
        this(external.stream().map(OidcSettings::issuer).findFirst().orElse(null));
    }

    OwnSignIn(@Nullable String externalIssuer) {
        this.externalIssuer = externalIssuer;
    }

    /// @throws ProblemException `auth.external-issuer` if users sign in at an external issuer
    public void require() {
        if (externalIssuer != null) {
            throw ProvisioningProblem.EXTERNAL_ISSUER.problem("Sign in at " + externalIssuer);
        }
    }
}
