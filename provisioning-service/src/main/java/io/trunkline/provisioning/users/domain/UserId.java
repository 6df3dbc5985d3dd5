package io.trunkline.provisioning.users.domain;

import java.util.UUID;

/// Id of a user: the `sub` claim of its tokens.
public record UserId(UUID value) {}
