/// Shared by tests of all modules: tokens, REST and event clients, waiting for conditions, and the check of
/// docs/errors.md. Real servers, the Asterisk node, SIPp and the architecture rules have their own packages.
@NullMarked
package io.trunkline.testkit;

import org.jspecify.annotations.NullMarked;
