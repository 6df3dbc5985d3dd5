package io.trunkline.provisioning.users.domain;

import java.util.UUID;

/// A user, for as long as the account exists and after: the `sub` of its tokens.
public record UserId(UUID value) {}
