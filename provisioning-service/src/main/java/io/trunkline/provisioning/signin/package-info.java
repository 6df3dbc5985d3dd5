/// Sign-in: username and password for an access token, and the public key with which every service verifies tokens.
@NullMarked
package io.trunkline.provisioning.signin;

import org.jspecify.annotations.NullMarked;
