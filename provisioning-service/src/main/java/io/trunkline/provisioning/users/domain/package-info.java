/// A user: its settings, status and role. The rules validate a request and decide which roles may manage
/// which users.
@NullMarked
package io.trunkline.provisioning.users.domain;

import org.jspecify.annotations.NullMarked;
